package io.bongsu.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.json.StrictJson;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who got which text and why, or why nobody did, asked of the running program. */
class HistoryTest {

  private static final String QUEUE = "bongsu-alarms";
  static final String TOKEN = "console-token-of-the-test";

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
                "bongsu.console.token", TOKEN,
                "bongsu.people.kim.phone", Phones.ON_CALL,
                "bongsu.recipients.default", "person:kim",
                "bongsu.receipt.check-period-ms", "200",
                "bongsu.silences[0].alarm", "batch-*",
                "bongsu.silences[0].until", "2099-01-01T00:00",
                "bongsu.silences[0].note", "moving house"));
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @BeforeEach
  void forget() {
    sens.reset();
  }

  @Test
  void anAlarmThatWasSentShowsItsTextAndWhoReceivedIt() {
    queue.put(QUEUE, SampleAlarms.cpu("api-3", "critical", "ALARM", Instant.now()));
    sens.phone(Phones.ON_CALL).receivedContaining("api-3");
    queue.awaitEmpty(QUEUE);

    JsonNode entry = only("alarm=api-3*");

    assertThat(entry.path("outcome").asText()).isEqualTo("sent");
    assertThat(entry.path("lane").asText()).isEqualTo("urgent");
    assertThat(entry.path("rule").asText()).isNotBlank();
    assertThat(entry.path("changed").asText()).endsWith("+09:00");
    JsonNode message = entry.path("messages").path(0);
    assertThat(message.path("text").asText()).contains("[경보] api-3");
    assertThat(message.path("accepted").asText()).endsWith("+09:00");
    JsonNode person = message.path("people").path(0);
    assertThat(person.path("person").asText()).isEqualTo("kim");
    assertThat(person.path("phone").asText()).isEqualTo("***-****-" + Phones.ON_CALL.substring(7));
    assertThat(only("person=kim&alarm=api-3-cpu")).isEqualTo(entry);
    assertThat(only("tag=" + message.path("tag").asText())).isEqualTo(entry);
    assertThat(page("alarm=api-3*&person=lee").path("alarms")).isEmpty();
  }

  @Test
  void anAlarmThatNobodyWasSentShowsWhy() {
    queue.put(QUEUE, SampleAlarms.cpu("log-1", "info", "ALARM", Instant.now()));
    queue.put(QUEUE, SampleAlarms.cpu("batch-7", "warning", "ALARM", Instant.now()));
    queue.awaitEmpty(QUEUE);

    assertThat(only("alarm=log-1*").path("outcome").asText()).isEqualTo("quiet");
    JsonNode silenced = only("alarm=batch-7*");
    assertThat(silenced.path("outcome").asText()).isEqualTo("silenced");
    assertThat(silenced.path("reason").asText())
        .contains("bongsu.silences", "moving house", "kim ***-****-");
    assertThat(silenced.path("messages")).isEmpty();
  }

  @Test
  void aWarningThatCameAndWentIsTransientAndACopyIsCounted() {
    Instant now = Instant.now();
    queue.put(QUEUE, SampleAlarms.cpu("web-9", "warning", "ALARM", now.minusSeconds(1)));
    queue.put(QUEUE, SampleAlarms.cpu("web-9", "warning", "OK", now));
    queue.awaitEmpty(QUEUE);
    queue.put(QUEUE, SampleAlarms.cpu("web-9", "warning", "OK", now));
    queue.awaitEmpty(QUEUE);

    JsonNode both = page("alarm=web-9*").path("alarms");
    assertThat(both).hasSize(2);
    assertThat(both).allMatch(each -> each.path("outcome").asText().equals("transient"));
    Waiting.until(
        5,
        "the copy",
        () ->
            stream(page("alarm=web-9*")).mapToInt(each -> each.path("copies").asInt()).sum() == 1);
  }

  @Test
  void itComesInPages() {
    for (int n = 1; n <= 3; n++) {
      queue.put(QUEUE, SampleAlarms.cpu("page-" + n, "info", "ALARM", Instant.now()));
    }
    queue.awaitEmpty(QUEUE);

    JsonNode first = page("alarm=page-*&limit=2");
    JsonNode second = page("alarm=page-*&limit=2&before=" + first.path("next").asText());

    assertThat(first.path("alarms")).hasSize(2);
    assertThat(second.path("alarms")).hasSize(1);
    assertThat(second.path("next").isNull()).isTrue();
  }

  @Test
  void itIsOpenWithTheTokenOnly() {
    HttpRequest.Builder bare = HttpRequest.newBuilder(program.uri("/history"));
    assertThat(Http.send(bare).statusCode()).isEqualTo(401);
    assertThat(Http.send(bare.header("Authorization", "Bearer wrong")).statusCode()).isEqualTo(401);
    assertThat(ask("since=yesterday").statusCode()).isEqualTo(400);
    assertThat(ask("since=yesterday").body()).contains("since is neither a duration");
  }

  /** A database refuses years that Java has, and PostgreSQL the character 0. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "since=-999999999-01-01T00:00",
        "since=999999999d",
        "since=99999999999999999999d",
        "until=%2B999999999-12-31T23:59Z",
        "alarm=%00"
      })
  void whatCannotBeComparedIsABadRequest(String query) {
    assertThat(ask(query).statusCode()).isEqualTo(400);
    assertThat(ask(query).body())
        .contains("\"detail\":\"" + query.substring(0, query.indexOf('=')));
  }

  @Test
  void aPlaceMadeByHandIsABadRequest() {
    for (Instant at : List.of(Instant.MIN, Instant.MAX)) {
      assertThat(ask("before=" + HistoryRequest.next(at, "x")).body())
          .contains("\"status\":400", "before is not from a page of the history");
    }
    assertThat(ask("before=" + HistoryRequest.next(Instant.EPOCH, "\0")).statusCode())
        .isEqualTo(400);
  }

  private static JsonNode only(String query) {
    JsonNode alarms = page(query).path("alarms");
    assertThat(alarms).as(query).hasSize(1);
    return alarms.path(0);
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode page) {
    return StreamSupport.stream(page.path("alarms").spliterator(), false);
  }

  private static JsonNode page(String query) {
    try {
      return StrictJson.mapper().readTree(ask(query).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> ask(String query) {
    return Http.send(
        HttpRequest.newBuilder(program.uri("/history?" + query))
            .header("Authorization", "Bearer " + TOKEN));
  }
}
