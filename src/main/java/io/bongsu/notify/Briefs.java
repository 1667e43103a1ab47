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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sums up what waited for a person, as it stands now: of each alarm its last state, and an alarm
 * that is over in the meantime as a recovery, of which the text has the number only. What the
 * person knows already, from a text about a newer outage or about the recovery, is left out, and
 * what a silence holds waits on. Thread-safe.
 */
public final class Briefs {

  /** Lane of a brief in texts, metrics and the ledger. */
  static final String LANE = "brief";

  /** After this time what was not accepted is taken again. */
  static final Duration AGAIN = Duration.ofMinutes(1);

  /** Of times in databases. */
  private static final Duration PRECISION = Duration.ofMillis(1);

  private static final Logger LOG = LoggerFactory.getLogger(Briefs.class);

  private final WaitingAlarms waiting;
  private final Recipients recipients;
  private final Silences silences;
  private final QuietTimes quiet;
  private final OutageTable outages;
  private final LedgerGuard guard;
  private final Clock clock;

  Briefs(
      WaitingAlarms waiting,
      Recipients recipients,
      Silences silences,
      QuietTimes quiet,
      OutageTable outages,
      LedgerGuard guard,
      Clock clock) {
    this.waiting = waiting;
    this.recipients = recipients;
    this.silences = silences;
    this.quiet = quiet;
    this.outages = outages;
    this.guard = guard;
    this.clock = clock;
  }

  /** The briefs that are due, one for each person; none most of the time. */
  public List<NotificationPlan> due() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<NotificationPlan> briefs = new ArrayList<>();
    for (String hash : waiting.due(now)) {
      List<WaitingTable.Row> rows = waiting.take(hash, now, now.plus(AGAIN));
      person(hash)
          .ifPresentOrElse(
              person -> {
                List<Alarm> alarms = asTheyStand(person, rows, now.plus(AGAIN));
                if (!alarms.isEmpty()) {
                  briefs.add(plan(person, alarms));
                }
              },
              () -> handOver(rows, now));
    }
    return briefs;
  }

  private static NotificationPlan plan(Recipient person, List<Alarm> alarms) {
    return new NotificationPlan(
        new Burst(LANE, alarms), List.of(new Share(person, alarms, LANE)), List.of());
  }

  /** What a rule withheld from a brief does not wait any more. */
  public NotificationPlan forgetWithheld(NotificationPlan brief) {
    for (Withheld withheld : brief.withheld()) {
      for (Recipient person : withheld.people()) {
        withheld.alarms().forEach(alarm -> waiting.remove(person, alarm));
      }
    }
    return brief;
  }

  private Optional<Recipient> person(String hash) {
    return recipients.phones().filter(phone -> waiting.hash(phone).equals(hash)).findFirst();
  }

  /** No recipient has the number any more: the default team receives what waited for it. */
  private void handOver(List<WaitingTable.Row> rows, Instant now) {
    if (rows.isEmpty()) {
      return;
    }
    List<Recipient> team = recipients.of(RecipientsProperties.DEFAULT_TEAM, now);
    LOG.warn(
        "{} waiting alarms go to the team default, because no recipient has the number that they"
            + " waited for",
        rows.size());
    for (WaitingTable.Row row : rows) {
      Optional<Alarm> alarm = waiting.read(row);
      if (alarm.isEmpty()) {
        unreadable(row);
      } else if (team.stream()
          .map(person -> waiting.put(person, alarm.get(), now))
          .reduce(true, Boolean::logicalAnd)) {
        waiting.remove(row);
      }
    }
  }

  private List<Alarm> asTheyStand(Recipient person, List<WaitingTable.Row> rows, Instant again) {
    Map<String, WaitingTable.Row> latest = new LinkedHashMap<>();
    for (WaitingTable.Row row : rows) {
      WaitingTable.Row before = latest.put(row.source(), row);
      if (before != null) {
        waiting.remove(before);
      }
    }
    Map<String, OutageTable.Row> known = new HashMap<>();
    guard
        .query(() -> outages.of(List.copyOf(latest.keySet())), List.<OutageTable.Row>of())
        .forEach(outage -> known.put(outage.source(), outage));
    List<Alarm> alarms = new ArrayList<>();
    latest.forEach(
        (source, row) ->
            waiting
                .read(row)
                .ifPresentOrElse(
                    alarm ->
                        asItStands(row, alarm, known.get(source), again)
                            .filter(one -> !isSilenced(person, row, one))
                            .ifPresent(alarms::add),
                    () -> unreadable(row)));
    return alarms;
  }

  /** Whether a silence holds it, still or by now; then it waits for the end of that one. */
  private boolean isSilenced(Recipient person, WaitingTable.Row row, Alarm alarm) {
    Optional<Instant> until = silences.until(alarm);
    until.ifPresent(
        end -> waiting.postpone(row, quiet.notDisturbing(person, alarm.severity(), end)));
    return until.isPresent();
  }

  private void unreadable(WaitingTable.Row row) {
    LOG.error("a waiting alarm cannot be read and is dropped: {}", row.source());
    waiting.remove(row);
  }

  /**
   * The alarm; its recovery if it is over, which then waits in its place; or nothing if the person
   * has a text about what came after it.
   */
  private Optional<Alarm> asItStands(
      WaitingTable.Row row, Alarm alarm, OutageTable.@Nullable Row outage, Instant again) {
    if (outage == null) {
      return Optional.of(alarm);
    }
    Instant changed = alarm.stateChangeTime();
    if (outage.beganAt().toInstant().isAfter(changed.plus(PRECISION))) {
      waiting.remove(row);
      return Optional.empty();
    }
    OffsetDateTime ended = outage.endedAt();
    if (ended == null || alarm.state() == AlarmState.OK || ended.toInstant().isBefore(changed)) {
      return Optional.of(alarm);
    }
    Alarm recovery = recovery(alarm, ended.toInstant());
    return waiting.replace(row, recovery, again) ? Optional.of(recovery) : Optional.empty();
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
