package io.bongsu.ledger;

import java.time.Clock;
import java.time.Instant;

/** Removes what is older than {@code bongsu.ledger.keep}. */
public final class LedgerCleaner {

  private final AlarmTable alarms;
  private final MessageTable messages;
  private final DecisionTable decisions;
  private final SilenceTable silences;
  private final AckTable acknowledgements;
  private final NodeTable nodes;
  private final LedgerGuard guard;
  private final LedgerProperties properties;
  private final Clock clock;

  public LedgerCleaner(
      AlarmTable alarms,
      MessageTable messages,
      DecisionTable decisions,
      SilenceTable silences,
      AckTable acknowledgements,
      NodeTable nodes,
      LedgerGuard guard,
      LedgerProperties properties,
      Clock clock) {
    this.alarms = alarms;
    this.messages = messages;
    this.decisions = decisions;
    this.silences = silences;
    this.acknowledgements = acknowledgements;
    this.nodes = nodes;
    this.guard = guard;
    this.properties = properties;
    this.clock = clock;
  }

  /** How many rows were removed. */
  public int clean() {
    Instant before = clock.instant().minus(properties.keep());
    return guard.query(
        () ->
            alarms.removeDone(before)
                + messages.removeCompleted(before)
                + decisions.remove(before)
                + silences.remove(before)
                + acknowledgements.remove(before, clock.instant())
                + nodes.removeDead(before),
        0);
  }
}
