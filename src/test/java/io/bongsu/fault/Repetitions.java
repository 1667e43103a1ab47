package io.bongsu.fault;

import io.bongsu.support.Phones;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Delivery;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** Texts that time makes due, not an alarm: a reminder, and what a silence held. */
final class Repetitions {

  private static final int ALARMS = 5;
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private Repetitions() {}

  /** Kills between the taking of a reminder and its message in the ledger. */
  static Result reminder() {
    try (Scene scene = scene().with("bongsu.remind.after", "20s")) {
      return killed(scene, "reminder taken, before the ledger", "remind-send-deliver", "[계속] ");
    }
  }

  /** Kills between the taking of what waited and its message in the ledger. */
  static Result brief() {
    LocalDateTime until = LocalDateTime.now(SEOUL).plusSeconds(40).truncatedTo(ChronoUnit.SECONDS);
    try (Scene scene =
        scene()
            .with("bongsu.silences[0].severity", "CRITICAL")
            .with("bongsu.silences[0].until", until.toString())) {
      return killed(scene, "brief taken, before it is composed", "notify-brief-person-compose", "");
    }
  }

  private static Scene scene() {
    return new Scene(Clock.systemUTC())
        .with("bongsu.people.kim.phone", Phones.ON_CALL)
        .with("bongsu.recipients.default", "person:kim")
        .with("bongsu.remind.check-period-ms", "500")
        .with("bongsu.brief.check-period-ms", "500");
  }

  private static Result killed(Scene scene, String what, String step, String label) {
    try (Breakpoint point = Breakpoint.before(step, 1, scene.directory.resolve("routes"))) {
      scene.with("bongsu.routes", "file:" + scene.directory.resolve("routes") + "/*.camel.yaml");
      Child first = scene.start();
      scene.send(ALARMS, 1);
      point.awaitReached();
      first.kill();
      scene.start();
      Waiting.until(100, "the text of all alarms", () -> !texts(scene, label).isEmpty());
      scene.awaitQuiet(30);
      Waiting.pause(10);
      int doubled = texts(scene, label).size() - 1;
      return new Result(
          "kill -9: " + what,
          ALARMS,
          ALARMS,
          doubled,
          scene.sens.accepted().size(),
          "before `" + step + "`; what was taken is due again after a minute");
    }
  }

  /** Those that name all alarms. */
  private static List<String> texts(Scene scene, String label) {
    return scene.sens.accepted().stream()
        .map(Delivery::content)
        .filter(text -> text.startsWith(label) && namesAll(text))
        .toList();
  }

  /** As one group, or each in a line of its own. */
  private static boolean namesAll(String text) {
    return text.contains(ALARMS + "대")
        || IntStream.range(0, ALARMS).allMatch(i -> text.contains("srv-%05d".formatted(i)));
  }
}
