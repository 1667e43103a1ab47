package io.bongsu.remind;

import io.bongsu.alarm.Alarm;

/**
 * A change of state that CloudWatch knows and the ledger does not.
 *
 * @param alarm as it was read
 * @param document as it goes on the queue
 */
public record FoundLate(Alarm alarm, String document) {

  /** Its name, for logs. */
  public String label() {
    return alarm.label();
  }
}
