package io.bongsu.fallback;

import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageTable;
import io.bongsu.settings.SettingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Finds messages that could not be delivered for {@code bongsu.fallback.after}, each once,
 * whichever process asks and however often it is restarted. Thread-safe.
 */
public final class OverdueMessages {

  private static final int AT_ONCE = 20;

  private final MessageTable messages;
  private final LedgerGuard guard;
  private final Duration after;
  private final Clock clock;

  public OverdueMessages(MessageTable messages, LedgerGuard guard, Duration after, Clock clock) {
    if (after.isNegative() || after.isZero()) {
      throw new SettingException("bongsu.fallback.after", "must be longer than zero, such as 2m");
    }
    this.messages = messages;
    this.guard = guard;
    this.after = after;
    this.clock = clock;
  }

  /**
   * At most twenty of them. Each process finds its own messages, so that two do not send the same.
   */
  public List<OverdueMessage> find() {
    return guard.query(
        () ->
            messages.overdue(clock.instant().minus(after), AT_ONCE).stream()
                .map(OverdueMessages::message)
                .toList(),
        List.of());
  }

  private static OverdueMessage message(MessageTable.OverdueRow row) {
    return new OverdueMessage(row.id(), row.tag(), row.lane(), row.team(), row.text());
  }

  /** The message was sent to the topic, and is not to be found again. */
  public void sent(OverdueMessage message) {
    guard.update(() -> messages.sentToFallback(message.id()));
  }
}
