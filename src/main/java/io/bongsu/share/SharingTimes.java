package io.bongsu.share;

import java.time.Duration;

/**
 * How long the two sides of a handover may take. They are durations, each measured on one machine
 * or by the database's clock, and no two machines' clocks are compared.
 *
 * @param period how often each side asks the ledger
 * @param adoptWithin how long after it was handed over an alarm may be taken
 * @param patience after so long an alarm that nobody has taken is taken back; longer than {@code
 *     adoptWithin}
 * @param unknown after so long an alarm is sent by the replica that received it if the ledger
 *     cannot say who has it
 */
record SharingTimes(Duration period, Duration adoptWithin, Duration patience, Duration unknown) {

  static final SharingTimes DEFAULT =
      new SharingTimes(
          Duration.ofMillis(500),
          Duration.ofMillis(2000),
          Duration.ofMillis(2500),
          Duration.ofSeconds(15));
}
