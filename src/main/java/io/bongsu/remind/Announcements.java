package io.bongsu.remind;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmJson;
import io.bongsu.compose.Reminder;
import io.bongsu.ledger.AckTable;
import io.bongsu.ledger.AckTable.AlarmRow;
import io.bongsu.ledger.AckTable.LinkRow;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.OpenAlarmTable;
import io.bongsu.ledger.OpenAlarmTable.Holder;
import io.bongsu.ledger.OpenAlarmTable.Row;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.notify.Escalation;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notifies the others of the team of who has acknowledged: those on duty, and whoever else has a
 * text about the alarms. As with reminders, one is due until a message with its key stands in the
 * ledger, so that a crash neither loses nor doubles it. Thread-safe.
 */
public final class Announcements {

  /** Lane of these texts in metrics and the ledger. */
  static final String LANE = "ack";

  /** After this time what was taken and not written is taken again. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final AckTable links;
  private final OpenAlarmTable open;
  private final LedgerGuard guard;
  private final Recipients recipients;
  private final Escalation escalation;
  private final RecipientHash hash;
  private final Clock clock;
  private final AlarmJson json = new AlarmJson();

  Announcements(
      AckTable links,
      OpenAlarmTable open,
      LedgerGuard guard,
      Recipients recipients,
      Escalation escalation,
      RecipientHash hash,
      Clock clock) {
    this.links = links;
    this.open = open;
    this.guard = guard;
    this.recipients = recipients;
    this.escalation = escalation;
    this.hash = hash;
    this.clock = clock;
  }

  /** The texts that are due; none most of the time. */
  public List<Reminder> due() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return guard.query(
        () -> links.toNotify(now).stream().flatMap(link -> announce(link, now).stream()).toList(),
        List.of());
  }

  private Optional<Reminder> announce(LinkRow link, Instant now) {
    String key = "ACK|" + link.token();
    Optional<Reminder> text =
        open.written(List.of(key)).isEmpty() ? text(link, key, now) : Optional.empty();
    boolean claimed = links.claim(link, text.isPresent() ? now.plus(AGAIN) : null);
    return claimed ? text : Optional.empty();
  }

  /** Empty if nobody else is to be notified, or the alarms are over. */
  private Optional<Reminder> text(LinkRow link, String key, Instant now) {
    List<AlarmRow> taken = links.alarms(link.token()).stream().filter(AlarmRow::taken).toList();
    List<String> sources = taken.stream().map(AlarmRow::source).toList();
    Set<String> keys = taken.stream().map(AlarmRow::alarmKey).collect(Collectors.toSet());
    keys.retainAll(open.holders(sources).stream().map(Holder::alarmKey).toList());
    List<Row> rows =
        open.of(sources).stream().filter(row -> keys.contains(row.alarmKey())).toList();
    List<Alarm> alarms = rows.stream().flatMap(row -> json.read(row.alarm()).stream()).toList();
    List<Recipient> people = others(link, rows, keys, now);
    if (alarms.isEmpty() || people.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Reminders.reminder(Reminder.ACKNOWLEDGED, LANE, alarms, people, List.of(key), now)
            .by(link.name()));
  }

  private List<Recipient> others(LinkRow link, List<Row> rows, Set<String> keys, Instant now) {
    Set<String> texted = links.recipients(keys);
    Map<String, Recipient> people = new LinkedHashMap<>();
    for (String team : rows.stream().map(Row::team).distinct().toList()) {
      recipients.of(team, now).forEach(one -> people.putIfAbsent(one.number(), one));
      Stream.concat(recipients.everyone(team).stream(), escalation.everyone(team, now).stream())
          .filter(one -> texted.contains(hash.of(one.number())))
          .forEach(one -> people.putIfAbsent(one.number(), one));
    }
    people.values().removeIf(one -> isOf(link, one));
    return List.copyOf(people.values());
  }

  private boolean isOf(LinkRow link, Recipient one) {
    return link.name().equals(one.name()) || link.hash().equals(hash.of(one.number()));
  }
}
