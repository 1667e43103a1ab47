package io.bongsu.deliver;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.burst.NotificationHistory;
import io.bongsu.burst.ReducedBurst;
import io.bongsu.compose.Message;
import io.bongsu.compose.OutageDurations;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageHistory;
import io.bongsu.ledger.OutageTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Records when each alarm was last in alarm and whether it was sent, so that its recovery can say
 * how long it lasted, or need not be sent. A ledger that does not answer costs the duration, and
 * never a recovery. Thread-safe.
 */
public final class OutageHistory implements OutageDurations, NotificationHistory {

  private final OutageTable outages;
  private final SiblingHistory siblings;
  private final MessageHistory messages;
  private final LedgerGuard guard;
  private final GroupCommit commits;

  public OutageHistory(
      OutageTable outages,
      SiblingHistory siblings,
      MessageHistory messages,
      LedgerGuard guard,
      GroupCommit commits) {
    this.outages = outages;
    this.siblings = siblings;
    this.messages = messages;
    this.guard = guard;
    this.commits = commits;
  }

  /** The alarms of a burst's messages are about to be sent: written together with the messages. */
  public void sending(List<Message> burst) {
    List<Alarm> alarms = burst.stream().flatMap(message -> message.reported().stream()).toList();
    if (!alarms.isEmpty()) {
      guard.update(() -> commits.writeLater(() -> inOrder(alarms).forEach(this::note)));
    }
  }

  private void note(Alarm alarm) {
    if (alarm.state() == AlarmState.OK) {
      outages.end(alarm.source(), alarm.stateChangeTime());
      return;
    }
    if (isNew(alarm)) {
      outages.begin(alarm.source(), alarm.stateChangeTime());
    } else {
      outages.goOn(alarm.source(), alarm.stateChangeTime());
    }
    siblings.describe(alarm);
  }

  /** An alarm that lost its data, or came back from that, may have been in alarm for longer. */
  private static boolean isNew(Alarm alarm) {
    AlarmState previous = alarm.previousState();
    return previous == null ? alarm.state() == AlarmState.ALARM : previous == AlarmState.OK;
  }

  /** A route decided that the alarm is not sent. */
  public void quiet(Alarm alarm) {
    Instant at = alarm.stateChangeTime();
    if (alarm.state() == AlarmState.OK) {
      guard.update(() -> outages.end(alarm.source(), at));
    } else {
      guard.update(() -> outages.beginUnsent(alarm.source(), at));
    }
  }

  /** The recoveries that are not sent end their outages all the same. */
  public void endOutages(ReducedBurst reduced) {
    reduced.unneeded().forEach(this::quiet);
  }

  @Override
  public Optional<Duration> lasted(Alarm recovery) {
    Instant at = recovery.stateChangeTime();
    return guard
        .query(() -> outages.of(List.of(recovery.source())), List.<OutageTable.Row>of())
        .stream()
        .filter(outage -> outage.mayEnd(at))
        .map(outage -> Duration.between(outage.beganAt().toInstant(), at))
        .findFirst();
  }

  @Override
  public Set<String> notified(Collection<Alarm> alarms) {
    List<String> keys = alarms.stream().map(Alarm::key).toList();
    return guard.query(() -> Set.copyOf(messages.notified(keys).keySet()), Set.of());
  }

  @Override
  public Set<String> unneeded(Collection<Alarm> recoveries) {
    List<String> sources = recoveries.stream().map(Alarm::source).distinct().toList();
    return guard.query(() -> unneeded(recoveries, outages.of(sources)), Set.of());
  }

  private static Set<String> unneeded(Collection<Alarm> recoveries, List<OutageTable.Row> known) {
    Map<String, OutageTable.Row> bySource =
        known.stream().collect(Collectors.toMap(OutageTable.Row::source, Function.identity()));
    Set<String> keys = new HashSet<>();
    for (Alarm recovery : recoveries) {
      OutageTable.Row outage = bySource.get(recovery.source());
      boolean unsent =
          outage == null
              ? recovery.previousState() == AlarmState.INSUFFICIENT_DATA
              : !outage.sent() && outage.mayEnd(recovery.stateChangeTime());
      if (unsent) {
        keys.add(recovery.key());
      }
    }
    return keys;
  }

  private static List<Alarm> inOrder(List<Alarm> alarms) {
    return alarms.stream().distinct().sorted(Comparator.comparing(Alarm::stateChangeTime)).toList();
  }
}
