package io.bongsu.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.json.StrictJson;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Phones;
import io.bongsu.support.Postgres;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** History and console of a program whose ledger is PostgreSQL, with 10,000 alarms of history. */
class ConsoleOnPostgresTest {

  private static final String QUEUE = "bongsu-alarms";
  private static final String TOKEN = "console-token-of-the-test";
  private static final int HISTORY = 10_000;
  private static final long FIRST_PAGE_MS = 300;

  private static Postgres database;
  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;

  @BeforeAll
  static void start() {
    database = Postgres.start();
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    program =
        Program.start(
            queue,
            sens,
            Map.of(
                "bongsu.console.token",
                TOKEN,
                "bongsu.people.kim.phone",
                Phones.ON_CALL,
                "bongsu.recipients.default",
                "person:kim",
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user()));
    program
        .context()
        .getBean(JdbcClient.class)
        .sql(
            """
            insert into decision (alarm_key, name, state, severity, server_type, team, resource, why,
              lane, outcome, reason, changed_at, arrived_at, decided_at)
            select 'old|' || x, 'batch-' || mod(x, 40) || '-cpu', 'ALARM', 'INFO', 'batch', 'default',
              'batch-' || mod(x, 40), 'severity INFO: tag severity', '', 'quiet', 'recorded only',
              t, t, t from generate_series(60, :end) x, lateral (select now() - x * interval '1 second' as t) at
            """)
        .param("end", HISTORY + 59)
        .update();
    queue.put(QUEUE, SampleAlarms.cpu("api-3", "critical", "ALARM", Instant.now()));
    queue.put(QUEUE, SampleAlarms.cpu("log-1", "info", "ALARM", Instant.now()));
    sens.phone(Phones.ON_CALL).receivedContaining("api-3");
    queue.awaitEmpty(QUEUE);
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
    database.close();
  }

  @Test
  void oneTimelineSaysWhoGotWhichTextAndWhy() throws IOException {
    JsonNode alarm = history("alarm=api-3*").at("/alarms/0");

    assertThat(alarm.path("outcome").asText()).isEqualTo("sent");
    assertThat(alarm.path("rule").asText()).contains("description severity");
    assertThat(alarm.at("/messages/0/text").asText()).startsWith("[경보] api-3 CPU");
    assertThat(alarm.at("/messages/0/people/0/person").asText()).isEqualTo("kim");
    assertThat(alarm.toString()).doesNotContain(Phones.ON_CALL);
    assertThat(history("person=kim").path("alarms")).hasSize(1);
    assertThat(history("tag=" + alarm.at("/messages/0/tag").asText()).path("alarms")).hasSize(1);
    assertThat(history("outcome=quiet&alarm=log-1*").path("alarms")).hasSize(1);
  }

  @Test
  void thePagesFollowEachOtherAndTheFirstIsThereAtOnce() throws IOException {
    long ms = Long.MAX_VALUE;
    for (int times = 0; times < 5; times++) {
      long begin = System.nanoTime();
      history("since=7d");
      ms = Math.min(ms, (System.nanoTime() - begin) / 1_000_000);
    }
    Set<String> seen = new HashSet<>();
    String before = "";
    for (int page = 0; page < 3; page++) {
      JsonNode shown = history("since=7d&alarm=batch-*&limit=500" + before);
      shown.path("alarms").forEach(each -> seen.add(each.path("changed").asText()));
      before = "&before=" + shown.path("next").asText();
    }

    assertThat(seen).hasSize(1_500);
    assertThat(ms).as("milliseconds").isLessThanOrEqualTo(FIRST_PAGE_MS);
  }

  @Test
  void whatGoesOnNowAndASilenceMadeByHandAreThere() throws IOException {
    HttpResponse<String> made =
        Http.send(
            HttpRequest.newBuilder(program.uri("/console/silences"))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString("{\"alarm\":\"cron-*\",\"minutes\":5}")));

    JsonNode now = read("/console/now");
    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(now.path("alarms").toString()).contains("\"api-3-cpu\"");
    assertThat(now.at("/silences/0/alarm").asText()).isEqualTo("cron-*");
    assertThat(now.at("/budget/won").asInt()).isEqualTo(9);
  }

  private static JsonNode history(String query) throws IOException {
    return read("/history?" + query);
  }

  private static JsonNode read(String path) throws IOException {
    HttpResponse<String> answer =
        Http.send(
            HttpRequest.newBuilder(program.uri(path)).header("Authorization", "Bearer " + TOKEN));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return StrictJson.mapper().readTree(answer.body());
  }
}
