package io.bongsu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.support.Simulation;
import io.bongsu.support.sens.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The storm as ten people live through it, through the real routes with the waits that they are
 * shipped with. Writes {@code target/storm.md}, the table of {@code docs/use/messages.md}, and
 * every text to {@code target/storm.txt}.
 */
class StormTest {

  private static final int PEOPLE = 10;
  private static final String FIRST = phone(1);

  @Test
  void aStormIsAHandfulOfMessages() throws IOException {
    StormReport apart = run("0");
    StormReport together = run("30");
    Path target = Files.createDirectories(Path.of("target"));
    Files.writeString(target.resolve("storm.md"), StormReport.table(apart, together), UTF_8);
    Files.write(target.resolve("storm.txt"), together.lines(), UTF_8);

    assertThat(together.messages()).isLessThanOrEqualTo(12);
    assertThat(together.won()).isLessThanOrEqualTo(1500);
    assertThat(together.named()).isGreaterThanOrEqualTo(0.95);
    assertThat(together.firstCritical()).isLessThanOrEqualTo(Duration.ofSeconds(3));
    assertThat(together.missed()).as("critical alarms in no text").isZero();
    assertThat(together.meanWait()).isLessThanOrEqualTo(apart.meanWait());
    assertThat(together.longestWait()).isLessThanOrEqualTo(apart.longestWait());
  }

  @Test
  void aDayOfAlarmsRunsInSeconds() {
    List<Storm.Change> storm = new Storm().changes();
    try (Simulation simulation = Simulation.start(settings("30"))) {
      for (int hour = 0; hour < 24; hour++) {
        String now = storm.get(hour).text();
        simulation.pass(Duration.ofHours(1));
        simulation.arrives(simulation.now(), now);
      }
      simulation.runOut();

      assertThat(simulation.now()).isAfter(Simulation.START.plus(Duration.ofHours(24)));
      assertThat(simulation.sens().faults()).isEmpty();
    }
  }

  private static StormReport run(String alarms) {
    Storm storm = new Storm();
    try (Simulation simulation = Simulation.start(settings(alarms))) {
      for (Storm.Change change : storm.changes()) {
        simulation.arrives(change.at(), change.text());
      }
      simulation.runOut();
      assertThat(simulation.sens().faults()).isEmpty();
      List<Delivery> texts =
          simulation.sens().accepted().stream()
              .filter(delivery -> delivery.phone().equals(FIRST))
              .toList();
      assertThat(simulation.sens().accepted()).hasSize(texts.size() * PEOPLE);
      return new StormReport(storm, texts, waits(simulation, storm));
    }
  }

  /** How long each critical alarm waited for its first text, or for one that it flaps. */
  private static List<@Nullable Duration> waits(Simulation simulation, Storm storm) {
    Map<String, List<Instant>> bySource = new HashMap<>();
    Map<String, Instant> byKey = new HashMap<>();
    simulation
        .program()
        .context()
        .getBean(JdbcClient.class)
        .sql(
            """
            select a.alarm_key, m.composed_at from message m
              join message_alarm a on a.message_id = m.id where m.state = 'ACCEPTED'
            order by m.composed_at
            """)
        .query(
            row -> {
              String key = row.getString(1);
              Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
              byKey.putIfAbsent(key, at);
              bySource
                  .computeIfAbsent(key.replaceFirst("\\|[A-Z].*", ""), any -> new ArrayList<>())
                  .add(at);
            });
    List<@Nullable Duration> waits = new ArrayList<>();
    for (Storm.Change change : storm.changes()) {
      Alarm alarm = ((ParsedDocument.One) new AlarmReader().read(change.text())).alarm();
      if (change.severity().equals("critical") && alarm.state() == AlarmState.ALARM) {
        Instant later =
            bySource.getOrDefault(alarm.source(), List.of()).stream()
                .filter(at -> !at.isBefore(change.at()))
                .findFirst()
                .orElse(null);
        Instant at = byKey.getOrDefault(alarm.key(), later);
        waits.add(at == null ? null : Duration.between(change.at(), at));
      }
    }
    return waits;
  }

  private static Map<String, String> settings(String alarms) {
    String phones =
        IntStream.rangeClosed(1, PEOPLE)
            .mapToObj(StormTest::phone)
            .collect(Collectors.joining(","));
    return Map.of(
        "bongsu.recipients.default", phones,
        "bongsu.recipients.ml", phones,
        "bongsu.storm.alarms", alarms);
  }

  private static String phone(int person) {
    return "0100000%04d".formatted(person);
  }
}
