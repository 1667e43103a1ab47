package io.bongsu.remind;

import io.bongsu.alarm.Alarm;

/**
 * A change of state that CloudWatch knows and the ledger does not.
 *
 * @param alarm as it was read
 * @param document as it goes on the queue; empty for an alarm that was deleted, of which only the
 *     ledger knows
 */
public record FoundLate(Alarm alarm, String document) {

  static FoundLate deleted(Alarm open) {
    return new FoundLate(open.deleted(), "");
  }

  /** Whether there is no such alarm any more. */
  public boolean isDeleted() {
    return alarm.isDeleted();
  }

  /** Its name, for logs. */
  public String label() {
    return alarm.label();
  }
}
