package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Program;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probes get through whatever strangers do to the main port. */
@Timeout(60)
class ProbePortTest {

  private static final int CONNECTIONS = 50;

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;
  private static int probes;

  @BeforeAll
  static void start() throws IOException {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    try (ServerSocket free = new ServerSocket(0)) {
      probes = free.getLocalPort();
    }
    program =
        Program.start(
            queue,
            sens,
            Map.of(
                "bongsu.console.token", "console-token-of-the-test",
                "bongsu.probe.port", String.valueOf(probes),
                "server.tomcat.max-connections", String.valueOf(CONNECTIONS)));
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @Test
  void probesAnswerWhileAllConnectionsOfTheMainPortAreTaken() throws IOException {
    List<Socket> strangers = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS + 20; i++) {
        strangers.add(head("GET /docs HTTP/1.1\r\nHost", program.uri("/").getPort()));
      }
      long begin = System.nanoTime();
      assertThat(Http.get(at("/actuator/health/readiness")).statusCode()).isEqualTo(200);
      assertThat(Http.get(at("/actuator/prometheus")).body()).contains("bongsu_held");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    } finally {
      for (Socket socket : strangers) {
        socket.close();
      }
    }
  }

  /** Each byte begins Tomcat's own time-out anew; what is cut off comes back at once. */
  @ParameterizedTest
  @ValueSource(ints = {40, 200})
  void probesAnswerWhileSlowSendersTakeTheirPort(int senders) throws Exception {
    AtomicBoolean dripping = new AtomicBoolean(true);
    CountDownLatch connected = new CountDownLatch(senders);
    ExecutorService threads = Executors.newFixedThreadPool(senders);
    try {
      for (int i = 0; i < senders; i++) {
        threads.execute(() -> drip(dripping, connected));
      }
      assertThat(connected.await(10, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 3; i++) {
        long begin = System.nanoTime();
        HttpRequest.Builder probe =
            HttpRequest.newBuilder(at("/actuator/health/liveness")).timeout(Duration.ofSeconds(5));
        assertThat(Http.send(probe).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
      }
    } finally {
      dripping.set(false);
      threads.shutdown();
      assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void drip(AtomicBoolean dripping, CountDownLatch connected) {
    while (dripping.get()) {
      try (Socket sender = head("GET /actuator/health/liveness HTTP/1.1\r\nX", probes)) {
        connected.countDown();
        while (dripping.get() && !isClosed(sender)) {
          Thread.onSpinWait();
        }
      } catch (IOException refused) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void nothingElseIsServedThere() {
    assertThat(Http.get(at("/docs")).statusCode()).isEqualTo(404);
    assertThat(Http.get(at("/openapi.yaml")).statusCode()).isEqualTo(404);
    assertThat(Http.get(program.uri("/actuator/health/liveness")).statusCode()).isEqualTo(200);
  }

  @Test
  void detailsOfHealthAreForWhoBringsTheTokenOnly() {
    for (URI health : List.of(at("/actuator/health"), program.uri("/actuator/health"))) {
      HttpRequest.Builder request = HttpRequest.newBuilder(health);
      String anybody = Http.send(request.copy()).body();
      String wrong = Http.send(request.copy().header("Authorization", "Bearer nonsense")).body();
      String known =
          Http.send(request.copy().header("Authorization", "Bearer console-token-of-the-test"))
              .body();

      assertThat(anybody).contains("\"ledger\":{\"status\":\"UP\"}").doesNotContain("path", "H2");
      assertThat(wrong).isEqualTo(anybody);
      assertThat(known).contains("\"path\"", "H2");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aHeadThatDripsIsCutOff(boolean atProbes) throws IOException {
    int port = atProbes ? probes : program.uri("/").getPort();
    try (Socket sender = head("GET /docs HTTP/1.1\r\nX", port)) {
      Waiting.until(Duration.ofSeconds(15), "the end", () -> isClosed(sender));
    }
  }

  /** One more byte, which begins Tomcat's own time-out anew. */
  private static boolean isClosed(Socket sender) {
    try {
      sender.setSoTimeout(300);
      sender.getOutputStream().write('x');
      return sender.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  private static Socket head(String beginning, int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static URI at(String path) {
    return URI.create("http://127.0.0.1:" + probes + path);
  }
}
