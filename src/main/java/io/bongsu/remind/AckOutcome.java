package io.bongsu.remind;

/**
 * What became of an acknowledgement.
 *
 * @param taken whether it counts for an alarm
 * @param by who gave it; empty if that is not known
 * @param tag of the text; empty if that is not known
 * @param alarms for how many it counts
 * @param reason why it counts for none; empty if it does
 */
public record AckOutcome(boolean taken, String by, String tag, int alarms, String reason) {

  static AckOutcome ignored(String reason) {
    return new AckOutcome(false, "", "", 0, reason);
  }
}
