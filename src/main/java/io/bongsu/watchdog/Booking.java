package io.bongsu.watchdog;

import io.bongsu.sens.SensReservation;

/**
 * A text that is about to be reserved. It is in the ledger.
 *
 * @param team who receives it, since a team may have a SENS project of its own
 */
public record Booking(String id, String team, SensReservation reservation) {

  /** The request, which the SMS Kamelet sends. */
  public SensReservation sms() {
    return reservation;
  }
}
