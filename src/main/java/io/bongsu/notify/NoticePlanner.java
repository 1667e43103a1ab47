package io.bongsu.notify;

import io.bongsu.alarm.ParsedDocument.Notice;
import io.bongsu.burst.NoticeBurst;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageHistory;
import io.bongsu.ledger.RecipientHash;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/**
 * Decides who receives what is no alarm: the default team, without those who received it before the
 * message came back from the queue. Thread-safe.
 */
public final class NoticePlanner {

  private final Recipients recipients;
  private final MessageHistory history;
  private final RecipientHash hash;
  private final LedgerGuard guard;
  private final UnreadableCount unreadable;
  private final Clock clock;

  NoticePlanner(
      Recipients recipients,
      MessageHistory history,
      RecipientHash hash,
      LedgerGuard guard,
      UnreadableCount unreadable,
      Clock clock) {
    this.recipients = recipients;
    this.history = history;
    this.hash = hash;
    this.guard = guard;
    this.unreadable = unreadable;
    this.clock = clock;
  }

  /** The notices of a burst with those who have not received them, for each set of the same. */
  public List<NoticeNotification> plan(@Body NoticeBurst burst) {
    List<String> keys = burst.notices().stream().map(Notice::key).toList();
    Map<String, Set<String>> notified = guard.query(() -> history.notified(keys), Map.of());
    Map<List<Notice>, List<Recipient>> pending = new LinkedHashMap<>();
    for (Recipient person : team()) {
      String hashed = hash.of(person.number());
      List<Notice> missing =
          burst.notices().stream()
              .filter(notice -> !notified.getOrDefault(notice.key(), Set.of()).contains(hashed))
              .toList();
      if (!missing.isEmpty()) {
        pending.computeIfAbsent(missing, notices -> new ArrayList<>()).add(person);
      }
    }
    return pending.entrySet().stream()
        .map(entry -> new NoticeNotification(entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * What could not be read since the last notification; null while there is nothing, or the last
   * one was sent less than {@code bongsu.notice.every} ago.
   */
  public @Nullable UnreadableNotification unreadable() {
    return unreadable
        .take()
        .map(since -> new UnreadableNotification(since.count(), since.reason(), team()))
        .orElse(null);
  }

  private List<Recipient> team() {
    return recipients.of(RecipientsProperties.DEFAULT_TEAM, clock.instant());
  }
}
