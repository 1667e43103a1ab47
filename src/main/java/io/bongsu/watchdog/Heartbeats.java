package io.bongsu.watchdog;

import io.bongsu.alarm.ParsedDocument.Heartbeat;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.ReservationTable;
import io.bongsu.sens.SensListQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Body;

/**
 * A heartbeat that came through the queue: the ledger must answer, and SENS must answer a signed
 * question. Thread-safe.
 */
public final class Heartbeats {

  private static final Duration SPAN = Duration.ofMinutes(1);

  private final ReservationTable table;
  private final LedgerGuard guard;
  private final WatchdogProperties properties;
  private final Clock clock;

  Heartbeats(
      ReservationTable table, LedgerGuard guard, WatchdogProperties properties, Clock clock) {
    this.table = table;
    this.guard = guard;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Asks the ledger, which the guard notes as broken if it does not answer; then what to ask SENS.
   *
   * @throws IllegalStateException if the ledger does not answer
   */
  public SensListQuery query(@Body Heartbeat heartbeat) {
    if (!guard.query(table::answers, false)) {
      throw new IllegalStateException("the ledger does not answer, so this is no heartbeat");
    }
    Instant now = clock.instant();
    return new SensListQuery.Between(now.minus(SPAN), now, null);
  }

  /** Where success is reported; empty for nowhere. */
  public String pingUrl() {
    return properties.pingUrl();
  }
}
