package io.bongsu.ledger;

import io.bongsu.alarm.Reading.Notice;
import io.bongsu.message.Message;
import io.bongsu.message.NoticeComposer;
import io.bongsu.message.Recipient;
import io.bongsu.message.Recipients;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;

/**
 * Decides which messages a notice needs: for the default team, without those who were told before
 * the message came back. Thread-safe.
 */
public final class NoticePlan {

  private static final String TEAM = "default";

  private final NoticeComposer composer;
  private final Recipients recipients;
  private final MessageRows rows;
  private final RecipientHash hash;
  private final LedgerGuard guard;
  private final UnreadableTally unreadable;
  private final Clock clock;

  NoticePlan(
      NoticeComposer composer,
      Recipients recipients,
      MessageRows rows,
      RecipientHash hash,
      LedgerGuard guard,
      UnreadableTally unreadable,
      Clock clock) {
    this.composer = composer;
    this.recipients = recipients;
    this.rows = rows;
    this.hash = hash;
    this.guard = guard;
    this.unreadable = unreadable;
    this.clock = clock;
  }

  /** The messages that a notice needs; none when everybody was told. */
  public List<Message> messages(@Body Notice notice) {
    Map<String, Set<String>> told = guard.ask(() -> rows.told(List.of(notice.key())), Map.of());
    Set<String> heard = told.getOrDefault(notice.key(), Set.of());
    List<Recipient> unheard =
        team().stream().filter(person -> !heard.contains(hash.of(person.number()))).toList();
    return composer.notice(notice, unheard);
  }

  /** The messages that tell what could not be read since the last; none while there is nothing. */
  public List<Message> unreadable() {
    return unreadable
        .take()
        .map(since -> composer.unreadable(since.count(), since.reason(), team()))
        .orElse(List.of());
  }

  private List<Recipient> team() {
    return recipients.of(TEAM, clock.instant());
  }
}
