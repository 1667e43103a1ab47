package io.bongsu.console;

import java.util.List;

/** The words for what can become of an alarm. */
final class Outcomes {

  static final String SENT = "sent";
  static final String QUIET = "quiet";
  static final String TRANSIENT = "transient";
  static final String UNNEEDED = "unneeded";
  static final String FLAPPING = "flapping";
  static final String SILENCED = "silenced";
  static final String FOLDED = "folded";
  static final String HELD = "held";
  static final String OVER_BUDGET = "over-budget";
  static final String DUPLICATE = "duplicate";
  static final String IGNORED = "ignored";
  static final String REFUSED = "refused";

  static final List<String> ALL =
      List.of(
          SENT,
          QUIET,
          TRANSIENT,
          UNNEEDED,
          FLAPPING,
          SILENCED,
          HELD,
          OVER_BUDGET,
          DUPLICATE,
          IGNORED,
          REFUSED);

  private Outcomes() {}

  /** The word for what a rule of the notify stage withholds. */
  static String ofRule(String rule) {
    return switch (rule) {
      case "silenced" -> SILENCED;
      case "composite" -> FOLDED;
      case "budget" -> OVER_BUDGET;
      default -> HELD;
    };
  }

  /** Why, where the outcome itself says it. */
  static String reason(String outcome) {
    return switch (outcome) {
      case QUIET -> "the route or the rule that classified it records and does not send it";
      case TRANSIENT -> "it came and went before its message was sent";
      case UNNEEDED -> "the alarm that it ends was never sent";
      case FLAPPING -> "it changes to and fro (bongsu.flapping)";
      default -> "";
    };
  }
}
