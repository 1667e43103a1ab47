package io.bongsu.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.json.StrictJson;
import io.bongsu.support.Phones;
import io.bongsu.support.Postgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** History and console of a program whose ledger is PostgreSQL, with 10,000 alarms of history. */
class ConsoleOnPostgresTest {

  private static Postgres database;
  private static LongHistory history;

  @BeforeAll
  static void start() {
    database = Postgres.start();
    history =
        LongHistory.start(
            "generate_series",
            Map.of(
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user()));
  }

  @AfterAll
  static void stop() {
    history.close();
    database.close();
  }

  @Test
  void oneTimelineSaysWhoGotWhichTextAndWhy() throws IOException {
    JsonNode alarm = read("/history?alarm=api-3*").at("/alarms/0");

    assertThat(alarm.path("outcome").asText()).isEqualTo("sent");
    assertThat(alarm.path("rule").asText()).contains("description severity");
    assertThat(alarm.at("/messages/0/text").asText()).startsWith("[경보] api-3 CPU");
    assertThat(alarm.at("/messages/0/people/0/person").asText()).isEqualTo("kim");
    assertThat(alarm.toString()).doesNotContain(Phones.ON_CALL);
    assertThat(read("/history?person=kim").path("alarms")).hasSize(1);
    assertThat(read("/history?tag=" + alarm.at("/messages/0/tag").asText()).path("alarms"))
        .hasSize(1);
    assertThat(read("/history?outcome=quiet&alarm=log-1*").path("alarms")).hasSize(1);
  }

  @Test
  void thePagesFollowEachOtherAndTheFirstIsThereAtOnce() throws IOException {
    Set<String> seen = new HashSet<>();
    String before = "";
    for (int page = 0; page < 3; page++) {
      JsonNode shown = read("/history?since=7d&alarm=batch-*&limit=500" + before);
      shown.path("alarms").forEach(each -> seen.add(each.path("changed").asText()));
      before = "&before=" + shown.path("next").asText();
    }

    assertThat(seen).hasSize(1_500);
    history.firstPageIsThereAtOnce();
  }

  @Test
  void whatGoesOnNowAndASilenceMadeByHandAreThere() throws IOException {
    HttpResponse<String> made = history.silence("{\"alarm\":\"cron-*\",\"minutes\":5}");

    JsonNode now = read("/console/now");
    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(now.path("alarms").toString()).contains("\"api-3-cpu\"");
    assertThat(now.at("/silences/0/alarm").asText()).isEqualTo("cron-*");
    assertThat(now.at("/budget/won").asInt()).isEqualTo(9);
  }

  private static JsonNode read(String path) throws IOException {
    return StrictJson.mapper().readTree(history.get(path).body());
  }
}
