package io.bongsu.workbench.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.BongsuApplication;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.Simulation;
import io.bongsu.support.sens.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A preview promises the texts that phones get: those of the whole program on a queue and a SENS.
 */
class PreviewAsTheProgramTest {

  @Test
  void thePreviewShowsTheTextsThatThePhonesGet() {
    List<String> alarms = story();

    List<String> received = received(alarms);

    assertThat(received).hasSizeGreaterThan(10);
    assertThat(shown(alarms)).isEqualTo(received);
  }

  /** A day in which servers fail alone and together, recover, and flap. */
  private static List<String> story() {
    Random random = new Random(7);
    String[] severities = {"critical", "warning", "info"};
    List<String> alarms = new ArrayList<>();
    Instant at = Simulation.START;
    for (int i = 0; i < 150; i++) {
      at =
          at.plusSeconds(
              random.nextInt(5) == 0 ? 1 + random.nextInt(1_800) : 1 + random.nextInt(8));
      String server = List.of("api", "ai", "db").get(random.nextInt(3)) + "-" + random.nextInt(12);
      String severity = severities[Math.floorMod(server.hashCode(), 3)];
      alarms.add(SampleAlarms.cpu(server, severity, random.nextInt(3) == 0 ? "OK" : "ALARM", at));
    }
    return alarms;
  }

  private static List<String> received(List<String> alarms) {
    try (Simulation simulation = Simulation.start(java.util.Map.of("bongsu.remind.after", "0"))) {
      for (Arrival arrival : arrivals(alarms)) {
        simulation.arrives(java.util.Objects.requireNonNull(arrival.at()), arrival.text());
      }
      simulation.runOut();
      return simulation.sens().accepted().stream()
          .map(PreviewAsTheProgramTest::line)
          .sorted()
          .toList();
    }
  }

  private static String line(Delivery delivery) {
    return delivery.phone().substring(7) + " " + untagged(delivery.content());
  }

  private static List<String> shown(List<String> alarms) {
    try (PreviewProgram program =
        PreviewStart.alone(
            BongsuApplication.class,
            List.of(
                "--bongsu.recipients.default=" + Phones.ON_CALL,
                "--bongsu.recipients.ml=" + Phones.ML_TEAM,
                "--bongsu.teams.ai=ml"))) {
      return program.run(arrivals(alarms)).messages().stream()
          .flatMap(
              message ->
                  message.to().stream()
                      .map(phone -> phone.substring(9) + " " + untagged(message.text())))
          .sorted()
          .toList();
    }
  }

  private static List<Arrival> arrivals(List<String> alarms) {
    return alarms.stream().flatMap(text -> new Arrivals().of("story", text).stream()).toList();
  }

  private static String untagged(String text) {
    return text.replaceFirst("#[0-9A-Z]{3}$", "#*");
  }
}
