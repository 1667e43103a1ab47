package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What strangers try at the ways in, and what must go on meanwhile. */
@ExtendWith(OutputCaptureExtension.class)
class AttacksOverHttpTest {

  /** More than the container has threads. */
  private static final int MANY = 70;

  private static final Duration BODY_WAIT = Duration.ofSeconds(1);

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    program =
        Program.start(
            queue,
            sens,
            Map.of(
                "bongsu.ingest.token",
                Http.TOKEN,
                "bongsu.ingest.sns-topics",
                "arn:aws:sns:ap-northeast-2:000000000000:alarms",
                "bongsu.ingest.body-wait",
                BODY_WAIT.toMillis() + "ms"));
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/alarms", "/preview", "/alarms;x=y"})
  void aQueryParameterIsNoHeader(String path) {
    URI uri = program.uri(path + "?Authorization=Bearer%20" + Http.TOKEN);

    HttpResponse<String> answer =
        Http.send(
            HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(alarm("api-1"))));

    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(answer.statusCode()).isNotEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /alarms HTTP/1.1\r\nContent-Type: application/json\r\n",
        "POST /nowhere HTTP/1.1\r\nContent-Type: application/json\r\n",
        "POST /sns HTTP/1.1\r\nContent-Type: text/plain\r\n",
        "GET /actuator/health/readiness HTTP/1.1\r\n",
        "POST /alarms HTTP/1.1\r\nAuthorization: Bearer "
            + Http.TOKEN
            + "\r\nContent-Type: application/json\r\n"
      })
  @Timeout(60)
  void slowBodiesHoldUpNoHealthCheck(String head) throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        slow.add(send(head + "Host: bongsu\r\nContent-Length: 1000\r\n\r\n{"));
      }
      for (int i = 0; i < 3; i++) {
        long begin = System.nanoTime();

        assertThat(Http.get(program.uri("/actuator/health/readiness")).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  @Timeout(20)
  void headersAreJudgedBeforeTheBodyHasCome() throws IOException {
    try (Socket sender =
        send(
            "POST /alarms HTTP/1.1\r\nHost: b\r\nContent-Type: application/json\r\n"
                + "Content-Length: 1000\r\n\r\n")) {
      assertThat(answer(sender)).startsWith("HTTP/1.1 401").contains("Connection: close");
    }
  }

  @Test
  @Timeout(20)
  void aBodyThatDripsIsCutOff() throws IOException {
    try (Socket sender =
        send(
            "POST /alarms HTTP/1.1\r\nHost: b\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer "
                + Http.TOKEN
                + "\r\nContent-Length: 100000\r\n\r\n")) {
      OutputStream out = sender.getOutputStream();
      long end = System.nanoTime() + BODY_WAIT.multipliedBy(2).toNanos();
      try {
        while (System.nanoTime() < end) {
          out.write(' ');
          out.flush();
          LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
      } catch (IOException closed) {
        // The other end has hung up, which is what this is about.
        assertThat(closed).isNotNull();
      }
      assertThat(answer(sender)).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void thePageForErrorsIsNoPage() {
    assertThat(Http.get(program.uri("/error")).statusCode()).isEqualTo(404);
  }

  @Test
  void aSubjectForgesNoLogLine(CapturedOutput output) {
    String text =
        SampleAlarms.inSns("a text")
            .replace(
                "\"Subject\":\"ALARM\"",
                "\"Subject\":\"one\\n2026-01-01 INFO forged \\u001b[31m \\u2028two\"");

    queue.put("bongsu-alarms", text);

    sens.phone(Phones.ON_CALL).receivedContaining("a text");
    assertThat(output.getOut())
        .contains("\\u000a2026-01-01 INFO forged \\u001b[31m \\u2028two")
        .doesNotContain("\u001b[31m", "\n2026-01-01 INFO forged", "\u2028");
  }

  private static Socket send(String head) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), program.uri("/").getPort());
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    StringBuilder answer = new StringBuilder();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        answer.append(line).append('\n');
      }
    }
    return answer.toString();
  }

  private static String alarm(String server) {
    return SampleAlarms.cpu(server, "critical", "ALARM", Instant.now());
  }
}
