package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /preview} of the running program, beside which alarms go on being delivered. */
class PreviewOverHttpTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;
  private static Contract contract;

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
                "bongsu.message.won-sms",
                "11",
                "bongsu.burst.urgent.first-wait",
                "7s",
                "bongsu.burst.urgent.max-size",
                "1"));
    contract = new Contract(Http.get(program.uri("/openapi.yaml")).body());
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @Test
  void itShowsWhatTheRunningProgramWouldDoAndDoesNothing() throws Exception {
    HttpResponse<String> answer = Http.post(preview(), alarm("ai-1"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    contract.assertAllows("POST /preview", answer);
    JsonNode message = MAPPER.readTree(answer.body()).at("/messages/0");
    assertThat(message.at("/text").asText()).startsWith("[경보] ai-1 CPU 97%>80 14:00 #");
    assertThat(message.at("/team").asText()).isEqualTo("ml");
    assertThat(message.at("/to/0").asText()).isEqualTo("***-****-0002");
    assertThat(message.at("/won").asInt()).isEqualTo(11);
    assertThat(message.at("/service").asText()).isEqualTo(sens.settings().get("sens.service-id"));
    assertThat(answer.body())
        .doesNotContain(
            Phones.ML_TEAM,
            Phones.ON_CALL,
            Http.TOKEN,
            sens.settings().get("sens.secret-key"),
            sens.settings().get("sens.access-key"));
    assertThat(sens.phone(Phones.ML_TEAM).texts()).isEmpty();
  }

  @Test
  void anAlarmThatWasPreviewedIsStillToldWhenItComes() {
    String alarm = SampleAlarms.cpu("api-77", "critical", "ALARM", Instant.now());
    Http.post(preview(), alarm);

    assertThat(Http.post(program.uri("/alarms"), alarm).statusCode()).isEqualTo(202);

    sens.phone(Phones.ON_CALL).receivedContaining("api-77 CPU");
  }

  @Test
  void whatCannotBeReadIsPartOfTheAnswer() throws Exception {
    HttpResponse<String> answer = Http.post(preview(), "{\"hello\":\"world\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    contract.assertAllows("POST /preview", answer);
    assertThat(MAPPER.readTree(answer.body()).at("/unreadable").asInt()).isEqualTo(1);
  }

  @Test
  void onlyOnePreviewRunsAtATime() {
    String storm =
        Stream.iterate(0, i -> i + 1).limit(250).map(i -> alarm("api-" + i)).toList().toString();
    List<CompletableFuture<HttpResponse<String>>> asked =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> Http.post(preview(), storm)))
            .limit(3)
            .toList();
    List<HttpResponse<String>> answers = asked.stream().map(CompletableFuture::join).toList();

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .contains(200, 503)
        .containsOnly(200, 503);
    assertThat(answers)
        .allSatisfy(answer -> contract.assertAllows("POST /preview", answer))
        .filteredOn(answer -> answer.statusCode() == 503)
        .allSatisfy(answer -> assertThat(answer.headers().firstValue("Retry-After")).hasValue("1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[%s]", "%s"})
  void moreDocumentsThanFitIntoMemoryAreRefusedUnread(String form) {
    String separator = form.startsWith("[") ? "," : "\n";
    String body = form.formatted(String.join(separator, Collections.nCopies(80_000, "{}")));

    List<HttpResponse<String>> answers =
        IntStream.range(0, 5).mapToObj(i -> Http.post(preview(), body)).toList();

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(413);
    assertThat(answers).allSatisfy(answer -> contract.assertAllows("POST /preview", answer));
  }

  @Test
  void whatIsNoRequestForAPreviewIsRefusedAsEverywhere() {
    HttpRequest.Builder request = HttpRequest.newBuilder(preview());
    List<HttpResponse<String>> answers =
        List.of(
            Http.send(request.copy().POST(BodyPublishers.ofString("{}"))),
            Http.post(preview(), " "),
            Http.post(preview(), " ".repeat(256 * 1024 + 1)));

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(401, 400, 413);
    assertThat(answers).allSatisfy(answer -> contract.assertAllows("POST /preview", answer));
  }

  @Test
  void everyExampleOfTheContractIsShown() {
    assertThat(contract.examples("POST /preview"))
        .isNotEmpty()
        .allSatisfy(
            (name, example) -> {
              HttpResponse<String> answer = Http.post(preview(), example);
              assertThat(answer.statusCode()).as(name + answer.body()).isEqualTo(200);
              contract.assertAllows("POST /preview", answer);
            });
  }

  @Test
  void withoutATokenInTheSettingsItIsOff() {
    try (Program off = Program.start(queue, sens, Map.of())) {
      HttpResponse<String> answer = Http.post(off.uri("/preview"), "{}");

      assertThat(answer.statusCode()).isEqualTo(404);
      contract.assertAllows("POST /preview", answer);
    }
  }

  private static URI preview() {
    return program.uri("/preview");
  }

  private static String alarm(String resource) {
    return SampleAlarms.cpu(resource, "critical", "ALARM", START);
  }
}
