package io.bongsu.remind;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmJson;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.BurstLanes;
import io.bongsu.compose.Message;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.OpenAlarmTable;
import io.bongsu.ledger.OpenAlarmTable.Repetition;
import io.bongsu.ledger.OpenAlarmTable.Row;
import io.bongsu.notify.Escalation;
import io.bongsu.notify.Silences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/**
 * The CRITICAL alarms that were sent and are not over, in the ledger. A repetition (a reminder or
 * an escalation) is due until a message with its key stands in the ledger, so a crash between the
 * two neither loses nor doubles it. One whose alarm a silence holds, or whose recovery is being
 * collected, comes later, or never. Thread-safe.
 */
public final class OpenAlarms {

  /** After this time what was taken and not written is taken again. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final OpenAlarmTable table;
  private final LedgerGuard guard;
  private final GroupCommit commits;
  private final RemindProperties properties;
  private final Escalation escalation;
  private final SentLinks links;
  private final Silences silences;
  private final BurstLanes lanes;
  private final Clock clock;
  private final AlarmJson json = new AlarmJson();

  OpenAlarms(
      OpenAlarmTable table,
      LedgerGuard guard,
      GroupCommit commits,
      RemindProperties properties,
      Escalation escalation,
      SentLinks links,
      Silences silences,
      BurstLanes lanes,
      Clock clock) {
    this.table = table;
    this.guard = guard;
    this.commits = commits;
    this.properties = properties;
    this.escalation = escalation;
    this.links = links;
    this.silences = silences;
    this.lanes = lanes;
    this.clock = clock;
  }

  /** One repetition of one alarm that is due. */
  record Due(Row row, Alarm alarm, String key) {}

  /** When the next repetition of a row is due; null for never again. */
  @FunctionalInterface
  interface Next {

    @Nullable Instant after(Row row, Instant due);
  }

  /**
   * Messages about these alarms, some with links to acknowledge, are about to be sent. Written with
   * or after the outages of the alarms: without one an alarm counts as over and is removed.
   */
  public void sending(@Body List<Message> messages) {
    List<Row> rows = rows(messages);
    List<Message> linked = links.in(messages);
    if (!rows.isEmpty() || !linked.isEmpty()) {
      guard.update(
          () ->
              commits.write(
                  () -> {
                    rows.forEach(table::open);
                    linked.forEach(links::write);
                  }));
    }
  }

  /** Whether an alarm of a message is kept here. */
  static boolean staysOpen(Alarm alarm) {
    return alarm.severity() == Severity.CRITICAL && alarm.state() == AlarmState.ALARM;
  }

  private List<Row> rows(List<Message> messages) {
    Instant now = now();
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Message message : messages) {
      for (Alarm alarm : message.reported()) {
        if (staysOpen(alarm)) {
          rows.put(alarm.key(), row(alarm, alarm.team(), now));
        }
      }
    }
    return List.copyOf(rows.values());
  }

  private Row row(Alarm alarm, String team, Instant now) {
    Instant remind = properties.isOn() ? now.plus(properties.gap(0)) : null;
    return new Row(
        alarm.source(),
        alarm.key(),
        team,
        json.write(alarm),
        alarm.stateChangeTime().atOffset(ZoneOffset.UTC),
        0,
        time(remind),
        0,
        time(escalation.after(team, 0).map(now::plus).orElse(null)),
        0);
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  /** Takes what is due, with what follows soon if anything is. */
  List<Due> take(Repetition what, Duration together, Next next) {
    return guard.query(() -> taken(what, together, next), List.of());
  }

  private List<Due> taken(Repetition what, Duration together, Next next) {
    Instant now = now();
    table.removeEnded();
    if (table.due(what, now).isEmpty()) {
      return List.of();
    }
    List<Row> rows = table.due(what, now.plus(together));
    Set<String> written = table.written(rows.stream().map(row -> key(row, what)).toList());
    Set<String> recovering = recovering();
    List<Due> due = new ArrayList<>();
    for (Row row : rows) {
      String key = key(row, what);
      if (written.contains(key)) {
        table.done(row, what, next.after(row, now.minus(AGAIN)));
      } else if (table.claim(row, what, now.plus(AGAIN))) {
        read(row)
            .filter(alarm -> !silences.holds(alarm) && !recovering.contains(alarm.source()))
            .ifPresent(alarm -> due.add(new Due(row, alarm, key)));
      }
    }
    return due;
  }

  /** Sources whose recovery is here, and waits for the end of its burst. */
  private Set<String> recovering() {
    return lanes.alarms().stream()
        .filter(alarm -> alarm.state() == AlarmState.OK)
        .map(Alarm::source)
        .collect(Collectors.toSet());
  }

  /** A repetition that is left out counts as done. */
  void skip(Row row, Repetition what, @Nullable Instant next) {
    guard.update(() -> table.of(List.of(row.source())).forEach(now -> table.done(now, what, next)));
  }

  boolean isDelivered(Row row) {
    return guard.query(() -> table.isDelivered(row.alarmKey()), false);
  }

  private Optional<Alarm> read(Row row) {
    return json.read(row.alarm());
  }

  /** What a message that repeats the alarm has in the ledger in the place of the alarm's key. */
  private static String key(Row row, Repetition what) {
    return what + "|" + row.acks() + "|" + row.count(what) + "|" + row.alarmKey();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
