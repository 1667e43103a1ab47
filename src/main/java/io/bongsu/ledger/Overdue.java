package io.bongsu.ledger;

import io.bongsu.settings.SettingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Finds messages that could not be delivered for {@code bongsu.fallback.after}, each once,
 * whichever process asks and however often it is restarted. Thread-safe.
 */
public final class Overdue {

  private static final int AT_ONCE = 20;

  private final MessageRows rows;
  private final LedgerGuard guard;
  private final Duration after;
  private final Clock clock;

  Overdue(MessageRows rows, LedgerGuard guard, Duration after, Clock clock) {
    if (after.isNegative() || after.isZero()) {
      throw new SettingException(
          "bongsu.fallback.after", "must be longer than nothing, such as 2m");
    }
    this.rows = rows;
    this.guard = guard;
    this.after = after;
    this.clock = clock;
  }

  /** Some of them. Each process looks for its own, so that two do not find the same. */
  public List<OverdueMessage> find() {
    return guard.ask(() -> rows.overdue(clock.instant().minus(after), AT_ONCE), List.of());
  }

  /** The message was told by another way, and is not to be found again. */
  public void told(OverdueMessage message) {
    guard.tell(() -> rows.toldElsewhere(message.id()));
  }
}
