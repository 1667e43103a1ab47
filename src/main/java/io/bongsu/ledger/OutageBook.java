package io.bongsu.ledger;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.burst.History;
import io.bongsu.burst.Settled;
import io.bongsu.message.Message;
import io.bongsu.message.Outages;
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
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps when each alarm was last wrong and whether anybody was told, so that its recovery can say
 * how long it lasted, or need not be told. A ledger that does not answer costs the duration, and
 * never a recovery. Thread-safe.
 */
public final class OutageBook implements Outages, History {

  private final OutageRows outages;
  private final MessageRows messages;
  private final LedgerGuard guard;
  private final TransactionOperations transaction;

  OutageBook(
      OutageRows outages,
      MessageRows messages,
      LedgerGuard guard,
      TransactionOperations transaction) {
    this.outages = outages;
    this.messages = messages;
    this.guard = guard;
    this.transaction = transaction;
  }

  /** The alarms of a burst's messages are about to be told. */
  public void telling(List<Message> burst) {
    List<Alarm> alarms = burst.stream().flatMap(message -> message.alarms().stream()).toList();
    guard.tell(
        () -> transaction.executeWithoutResult(status -> inOrder(alarms).forEach(this::note)));
  }

  private void note(Alarm alarm) {
    if (alarm.state() == AlarmState.OK) {
      outages.end(alarm.source(), alarm.stateChangeTime());
    } else if (isNew(alarm)) {
      outages.begin(alarm.source(), alarm.stateChangeTime());
    } else {
      outages.goOn(alarm.source(), alarm.stateChangeTime());
    }
  }

  /** An alarm that lost its data, or came back from that, may have been wrong for longer. */
  private static boolean isNew(Alarm alarm) {
    AlarmState previous = alarm.previousState();
    return previous == null ? alarm.state() == AlarmState.ALARM : previous == AlarmState.OK;
  }

  /** The alarm is told to nobody, as was decided by a route. */
  public void quiet(Alarm alarm) {
    Instant at = alarm.stateChangeTime();
    if (alarm.state() == AlarmState.OK) {
      guard.tell(() -> outages.end(alarm.source(), at));
    } else {
      guard.tell(() -> outages.beginUntold(alarm.source(), at));
    }
  }

  /** The recoveries that need not be told end what they end. */
  public void notNeeded(Settled settled) {
    settled.unneeded().forEach(this::quiet);
  }

  @Override
  public Optional<Duration> lasted(Alarm recovery) {
    Instant at = recovery.stateChangeTime();
    return guard
        .ask(() -> outages.of(List.of(recovery.source())), List.<OutageRows.Row>of())
        .stream()
        .filter(outage -> outage.mayEnd(at))
        .map(outage -> Duration.between(outage.beganAt().toInstant(), at))
        .findFirst();
  }

  @Override
  public Set<String> told(Collection<Alarm> alarms) {
    List<String> keys = alarms.stream().map(Alarm::key).toList();
    return guard.ask(() -> Set.copyOf(messages.told(keys).keySet()), Set.of());
  }

  @Override
  public Set<String> unneeded(Collection<Alarm> recoveries) {
    List<String> sources = recoveries.stream().map(Alarm::source).distinct().toList();
    return guard.ask(() -> unneeded(recoveries, outages.of(sources)), Set.of());
  }

  private static Set<String> unneeded(Collection<Alarm> recoveries, List<OutageRows.Row> known) {
    Map<String, OutageRows.Row> bySource =
        known.stream().collect(Collectors.toMap(OutageRows.Row::source, Function.identity()));
    Set<String> keys = new HashSet<>();
    for (Alarm recovery : recoveries) {
      OutageRows.Row outage = bySource.get(recovery.source());
      boolean untold =
          outage == null
              ? recovery.previousState() == AlarmState.INSUFFICIENT_DATA
              : !outage.told() && outage.mayEnd(recovery.stateChangeTime());
      if (untold) {
        keys.add(recovery.key());
      }
    }
    return keys;
  }

  private static List<Alarm> inOrder(List<Alarm> alarms) {
    return alarms.stream().distinct().sorted(Comparator.comparing(Alarm::stateChangeTime)).toList();
  }
}
