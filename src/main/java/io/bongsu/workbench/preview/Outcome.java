package io.bongsu.workbench.preview;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Severity;
import java.util.stream.Stream;

/** What the routes can decide about a document, by the names that its JSON has for them. */
final class Outcome {

  static final String FAILED = "failed";

  private Outcome() {}

  /**
   * The outcome that a route of the status stage stands for.
   *
   * @param decision what follows {@code status-} in the route's id
   */
  static String of(String decision) {
    return switch (decision) {
      case "in-flight" -> "duplicate";
      default -> decision;
    };
  }

  /** Why an alarm is not sent, in a sentence; for one that is recorded, what its severity is by. */
  static String sentence(String outcome, Alarm alarm) {
    if (!outcome.equals("quiet") || alarm.classification() == null) {
      return sentence(outcome);
    }
    Stream<String> parts = Stream.of(alarm.why().split("; "));
    if (alarm.quiet()) {
      return "a rule says that it is noise: " + part(parts, "quiet=");
    }
    return sentence(outcome)
        + (alarm.severity() == Severity.INFO ? ": " + part(parts, "severity=") : "");
  }

  private static String part(Stream<String> why, String beginning) {
    return why.filter(part -> part.startsWith(beginning)).findFirst().orElse("");
  }

  /** Why it is not sent, in a sentence; empty where routes of the user decided. */
  static String sentence(String outcome) {
    return switch (outcome) {
      case "duplicate" -> "the same change of the same alarm was processed before";
      case "quiet" -> "the routes record it and do not send it";
      case "transient" -> "it came and went within its window, before it was sent";
      case "unneeded" -> "its alarm was never sent, so its recovery is not sent";
      case "flapping" -> "it changes to and fro; a later message has its last state";
      case "notice" -> "it is no alarm, and bongsu.ingest.notices does not send it";
      default -> "";
    };
  }
}
