package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the running program answers is what openapi.yaml says, and what that says is served. */
class ContractTest {

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;
  private static Contract contract;

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    program = Program.start(queue, sens, Map.of("bongsu.ingest.token", Http.TOKEN));
    contract = new Contract(Http.get(program.uri("/openapi.yaml")).body());
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @Test
  void everyOperationOfTheContractIsServed() {
    assertThat(contract.operations())
        .isNotEmpty()
        .allSatisfy(
            operation -> {
              String[] parts = operation.split(" ");
              HttpResponse<String> answer =
                  Http.send(
                      HttpRequest.newBuilder(program.uri(parts[1].replace("{token}", "x")))
                          .method(parts[0], BodyPublishers.ofString("{}")));
              contract.assertAllows(operation, answer);
            });
  }

  @Test
  void everyExampleOfTheContractIsAccepted() {
    assertThat(contract.examples("POST /alarms"))
        .hasSizeGreaterThan(4)
        .allSatisfy(
            (name, example) -> {
              HttpResponse<String> answer = Http.post(program.uri("/alarms"), example);
              assertThat(answer.statusCode()).as(name + answer.body()).isEqualTo(202);
              contract.assertAllows("POST /alarms", answer);
            });
  }

  @Test
  void everyRefusalIsAsTheContractSays() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(program.uri("/alarms"))
            .header("Authorization", "Bearer " + Http.TOKEN)
            .header("Content-Type", "text/plain");
    List<HttpResponse<String>> answers =
        List.of(
            Http.post(program.uri("/alarms"), "{"),
            Http.post(program.uri("/alarms"), " ".repeat(256 * 1024 + 1)),
            Http.send(request.copy().POST(BodyPublishers.ofString("{}"))),
            Http.send(
                HttpRequest.newBuilder(program.uri("/alarms")).POST(BodyPublishers.noBody())));

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(400, 413, 415, 401);
    assertThat(answers).allSatisfy(answer -> contract.assertAllows("POST /alarms", answer));
  }

  @Test
  void whoSendsTooMuchInASecondIsToldToWait() {
    try (Program strict =
        Program.start(
            queue,
            sens,
            Map.of("bongsu.ingest.token", Http.TOKEN, "bongsu.ingest.per-second", "1"))) {
      List<HttpResponse<String>> answers = new ArrayList<>();
      while (answers.size() < 50 && answers.stream().noneMatch(each -> each.statusCode() == 429)) {
        answers.add(Http.post(strict.uri("/alarms"), "{}"));
      }

      HttpResponse<String> last = answers.get(answers.size() - 1);
      assertThat(last.statusCode()).isEqualTo(429);
      assertThat(last.headers().firstValue("Retry-After")).hasValue("1");
      contract.assertAllows("POST /alarms", last);
    }
  }

  @Test
  void withoutATokenInTheSettingsTheEndpointIsOff() {
    try (Program off = Program.start(queue, sens, Map.of())) {
      HttpResponse<String> answer = Http.post(off.uri("/alarms"), "{}");

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("bongsu.ingest.token");
      contract.assertAllows("POST /alarms", answer);
    }
  }

  @Test
  void aQueueThatIsAwayIsToldInTimeAndTheAlarmIsTakenLater() {
    try (EmbeddedQueue brief = EmbeddedQueue.start();
        Program own =
            Program.start(
                brief,
                sens,
                Map.of("bongsu.ingest.token", Http.TOKEN, "bongsu.queue.put-wait", "500ms"))) {
      String alarm = SampleAlarms.cpu("api-95", "critical", "ALARM", Instant.now());
      assertThat(Http.post(own.uri("/alarms"), alarm).statusCode()).isEqualTo(202);
      brief.close();

      HttpResponse<String> answer = Http.post(own.uri("/alarms"), alarm);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
      contract.assertAllows("POST /alarms", answer);
    }
  }

  @Test
  void thePageAndAllThatItLoadsComeFromTheProgram() {
    HttpResponse<String> page = Http.get(program.uri("/docs"));
    List<String> loaded =
        Pattern.compile("(?:src|href)=\"(/[^\"]*)\"")
            .matcher(page.body())
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(page.body()).doesNotContain("http:", "https:", "//");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'self'");
    assertThat(loaded)
        .hasSize(3)
        .allSatisfy(path -> assertThat(Http.get(program.uri(path)).statusCode()).isEqualTo(200));
    assertThat(Http.get(program.uri("/docs/start.js")).body()).contains("url: \"/openapi.yaml\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/alarms", "/docs", "/openapi.yaml"})
  void noOtherSiteMayAskFromABrowser(String path) {
    HttpResponse<String> answer =
        Http.send(
            HttpRequest.newBuilder(program.uri(path))
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }
}
