package io.bongsu.ledger;

import java.time.Clock;
import java.time.Instant;

/** Removes what is older than {@code bongsu.ledger.keep}. */
public final class Housekeeping {

  private final AlarmRows alarms;
  private final MessageRows messages;
  private final NodeRows nodes;
  private final LedgerGuard guard;
  private final LedgerProperties properties;
  private final Clock clock;

  Housekeeping(
      AlarmRows alarms,
      MessageRows messages,
      NodeRows nodes,
      LedgerGuard guard,
      LedgerProperties properties,
      Clock clock) {
    this.alarms = alarms;
    this.messages = messages;
    this.nodes = nodes;
    this.guard = guard;
    this.properties = properties;
    this.clock = clock;
  }

  /** How many rows were removed. */
  public int clean() {
    Instant before = clock.instant().minus(properties.keep());
    return guard.ask(
        () -> alarms.removeDone(before) + messages.removeSettled(before) + nodes.removeDead(before),
        0);
  }
}
