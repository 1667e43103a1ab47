package io.bongsu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.Simulation;
import io.bongsu.support.sens.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
    StormReport sms = run("sms");
    StormReport auto = System.getProperty("storm.quick") == null ? run("auto") : sms;
    Path target = Files.createDirectories(Path.of("target"));
    Files.writeString(target.resolve("storm.md"), StormReport.table(sms, auto), UTF_8);
    Files.write(target.resolve("storm.txt"), sms.lines(), UTF_8);

    assertThat(sms.messages()).isLessThan(100);
    assertThat(sms.won()).isLessThan(StormReport.wonOneByOne() / 20);
    assertThat(sms.firstCritical()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(sms.named()).isGreaterThan(0.2);
    assertThat(auto.named()).isGreaterThan(sms.named());
  }

  @Test
  void aDayOfAlarmsRunsInSeconds() {
    List<Storm.Change> storm = new Storm().changes();
    try (Simulation simulation = Simulation.start(settings("sms"))) {
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

  private static StormReport run(String kind) {
    Storm storm = new Storm();
    try (Simulation simulation = Simulation.start(settings(kind))) {
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
      return new StormReport(kind, storm, texts);
    }
  }

  private static Map<String, String> settings(String kind) {
    String phones =
        IntStream.rangeClosed(1, PEOPLE)
            .mapToObj(StormTest::phone)
            .collect(Collectors.joining(","));
    return Map.of(
        "bongsu.recipients.default", phones,
        "bongsu.recipients.ml", phones,
        "bongsu.message.kind", kind);
  }

  private static String phone(int person) {
    return "0100000%04d".formatted(person);
  }
}
