package io.bongsu.workbench.preview;

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

  /** Why nobody is told, in a sentence; empty where the routes of somebody else decided. */
  static String sentence(String outcome) {
    return switch (outcome) {
      case "duplicate" -> "the same change of the same alarm is dealt with already";
      case "quiet" -> "the routes tell it to nobody";
      case "transient" -> "it came and went within its window, before anybody was told";
      case "unneeded" -> "nobody was told that it was wrong, so nobody is told that it is over";
      case "flapping" -> "it changes to and fro; a later message tells how it stands";
      case "notice" -> "it is no alarm, and bongsu.ingest.notices does not send it";
      default -> "";
    };
  }
}
