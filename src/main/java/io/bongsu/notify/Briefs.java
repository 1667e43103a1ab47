package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.burst.Burst;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.OutageTable;
import io.bongsu.ledger.WaitingTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sums up what waited for a person, as it stands now: of each alarm its last state, and an alarm
 * that is over in the meantime as a recovery, of which the text has the number only. Thread-safe.
 */
public final class Briefs {

  /** Lane of a brief in texts, metrics and the ledger. */
  static final String LANE = "brief";

  /** After this time what was not accepted is taken again. */
  static final Duration AGAIN = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Briefs.class);

  private final WaitingAlarms waiting;
  private final People people;
  private final OutageTable outages;
  private final LedgerGuard guard;
  private final Clock clock;

  Briefs(
      WaitingAlarms waiting, People people, OutageTable outages, LedgerGuard guard, Clock clock) {
    this.waiting = waiting;
    this.people = people;
    this.outages = outages;
    this.guard = guard;
    this.clock = clock;
  }

  /** The briefs that are due, one for each person; none most of the time. */
  public List<Notification> due() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Notification> briefs = new ArrayList<>();
    for (String hash : waiting.due(now)) {
      Optional<Recipient> person = person(hash);
      List<WaitingTable.Row> rows = waiting.take(hash, now, now.plus(AGAIN));
      if (person.isEmpty()) {
        LOG.warn("{} waiting alarms are dropped: bongsu.people lacks their person", rows.size());
        rows.forEach(waiting::remove);
      } else {
        List<Alarm> alarms = asTheyStand(rows, now.plus(AGAIN));
        if (!alarms.isEmpty()) {
          briefs.add(new Notification(new Burst(LANE, alarms), List.of(person.get())));
        }
      }
    }
    return briefs;
  }

  private Optional<Recipient> person(String hash) {
    return people.all().stream()
        .flatMap(person -> Optional.ofNullable(person.recipient()).stream())
        .filter(recipient -> waiting.hash(recipient).equals(hash))
        .findFirst();
  }

  private List<Alarm> asTheyStand(List<WaitingTable.Row> rows, Instant again) {
    Map<String, WaitingTable.Row> latest = new LinkedHashMap<>();
    for (WaitingTable.Row row : rows) {
      WaitingTable.Row before = latest.put(row.source(), row);
      if (before != null) {
        waiting.remove(before);
      }
    }
    Map<String, OffsetDateTime> ended = ended(List.copyOf(latest.keySet()));
    List<Alarm> alarms = new ArrayList<>();
    latest.forEach(
        (source, row) ->
            waiting
                .read(row)
                .ifPresentOrElse(
                    alarm -> alarms.add(asItStands(row, alarm, ended.get(source), again)),
                    () -> unreadable(row)));
    return alarms;
  }

  private void unreadable(WaitingTable.Row row) {
    LOG.error("a waiting alarm cannot be read and is dropped: {}", row.source());
    waiting.remove(row);
  }

  private Map<String, OffsetDateTime> ended(List<String> sources) {
    Map<String, OffsetDateTime> ended = new LinkedHashMap<>();
    guard
        .query(() -> outages.of(sources), List.<OutageTable.Row>of())
        .forEach(
            outage -> {
              OffsetDateTime end = outage.endedAt();
              if (end != null) {
                ended.put(outage.source(), end);
              }
            });
    return ended;
  }

  /** The alarm, or its recovery if it is over; then that waits in its place. */
  private Alarm asItStands(
      WaitingTable.Row row, Alarm alarm, @Nullable OffsetDateTime ended, Instant again) {
    if (ended == null
        || alarm.state() == AlarmState.OK
        || ended.toInstant().isBefore(alarm.stateChangeTime())) {
      return alarm;
    }
    Alarm recovery = recovery(alarm, ended.toInstant());
    waiting.replace(row, recovery, again);
    return recovery;
  }

  private static Alarm recovery(Alarm alarm, Instant at) {
    return new Alarm(
        alarm.name(),
        alarm.arn(),
        alarm.account(),
        alarm.region(),
        alarm.contributor(),
        AlarmState.OK,
        alarm.state(),
        at,
        null,
        alarm.description(),
        alarm.metric(),
        alarm.children(),
        alarm.tags(),
        alarm.classification());
  }
}
