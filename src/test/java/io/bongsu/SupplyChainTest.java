package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import com.sun.net.httpserver.HttpServer;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.FakeSens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to libraries with known weaknesses that are shut: SECURITY.md, Dependencies. */
@Timeout(60)
class SupplyChainTest {

  private static final AtomicInteger ASKED = new AtomicInteger();
  private static final AtomicInteger FOLLOWED = new AtomicInteger();

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static HttpServer redirects;
  private static Program program;

  @BeforeAll
  static void start() throws IOException {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    redirects = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String here = "http://127.0.0.1:" + redirects.getAddress().getPort();
    redirects.createContext(
        "/",
        exchange -> {
          boolean followed = exchange.getRequestURI().getPath().startsWith("/elsewhere");
          (followed ? FOLLOWED : ASKED).incrementAndGet();
          exchange.getResponseHeaders().add("Location", here + "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    redirects.start();
    Map<String, String> settings = new HashMap<>(sens.settings());
    settings.put("bongsu.aws.endpoint", queue.endpoint().toString());
    settings.put("sens.base-url", here);
    program = Program.start(settings, Map.of());
  }

  @AfterAll
  static void stop() {
    redirects.stop(0);
    program.close();
    sens.close();
    queue.close();
  }

  @Test
  void aRedirectIsNotFollowed() {
    queue.put("bongsu-alarms", SampleAlarms.cpu("api-1", "critical", "ALARM", Instant.now()));

    Waiting.until(Duration.ofSeconds(10), "two attempts", () -> ASKED.get() >= 2);
    assertThat(FOLLOWED).hasValue(0);
  }

  /** Those that SECURITY.md says replace the ones of Spring Boot. */
  @Test
  void thePatchesAreOnTheClassPath() {
    assertThat(numbers(ServerInfo.getServerNumber())).isGreaterThanOrEqualTo(numbers("10.1.57"));
    assertThat(numbers(PackageVersion.VERSION.toString()))
        .isGreaterThanOrEqualTo(numbers("2.21.8"));
  }

  /** Such as 10001057: each part has three digits. */
  private static long numbers(String version) {
    return Arrays.stream(version.split("\\."))
        .limit(3)
        .mapToLong(Long::parseLong)
        .reduce(0, (sum, part) -> sum * 1000 + part);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAA\r\n",
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
      })
  void noProtocolIsUpgradedTo(String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.uri("/").getPort())) {
      socket.setSoTimeout(5000);
      String request = "GET /openapi.yaml HTTP/1.1\r\nHost: b\r\n" + headers + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

      assertThat(answer.readLine()).startsWith("HTTP/1.1 200");
    }
  }
}
