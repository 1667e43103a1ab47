package io.bongsu.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bongsu.support.SetClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceWakerTest {

  private static final String BODY =
      "{\"cluster\":\"bongsu-Cluster\",\"service\":\"bongsu-Service\",\"desiredCount\":1}";

  private final List<String> requests = new ArrayList<>();
  private final SetClock clock = new SetClock();
  private final HttpServer ecs;
  private int status = 200;

  ServiceWakerTest() throws IOException {
    ecs = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ecs.createContext("/", this::answer);
    ecs.start();
  }

  @AfterEach
  void end() {
    ecs.stop(0);
  }

  @Test
  void anEventSetsTheDesiredCountToOne() throws Exception {
    wake(waker());
    assertThat(requests)
        .containsExactly("AmazonEC2ContainerServiceV20141113.UpdateService " + BODY);
  }

  @Test
  void inAStormEcsIsAskedOnceAMinute() throws Exception {
    ServiceWaker waker = waker();
    for (int event = 0; event < 50; event++) {
      wake(waker);
    }
    assertThat(requests).hasSize(1);
    clock.advance(Duration.ofSeconds(61));
    wake(waker);
    assertThat(requests).hasSize(2);
  }

  @Test
  void aRefusalIsThrownAndTriedAgain() throws Exception {
    ServiceWaker waker = waker();
    status = 400;
    assertThatThrownBy(() -> wake(waker))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ECS answered 400 to UpdateService")
        .hasMessageNotContaining("secret-key");
    status = 200;
    wake(waker);
    assertThat(requests).hasSize(2);
  }

  @Test
  void aMissingSettingIsNamed() {
    Map<String, String> environment = environment();
    environment.remove("BONGSU_SERVICE");
    assertThatThrownBy(() -> new ServiceWaker(environment, Clock.systemUTC()))
        .hasMessageContaining("BONGSU_SERVICE is missing");
  }

  private ServiceWaker waker() {
    return new ServiceWaker(environment(), clock);
  }

  private static void wake(ServiceWaker waker) throws IOException {
    waker.handleRequest(
        new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
        new ByteArrayOutputStream(),
        new FakeContext(60_000));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("AWS_REGION", "ap-northeast-2");
    environment.put("AWS_ACCESS_KEY_ID", "access-key");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret-key");
    environment.put("AWS_ENDPOINT_URL_ECS", "http://localhost:" + ecs.getAddress().getPort());
    environment.put("BONGSU_CLUSTER", "bongsu-Cluster");
    environment.put("BONGSU_SERVICE", "bongsu-Service");
    return environment;
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        exchange.getRequestHeaders().getFirst("X-Amz-Target")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
