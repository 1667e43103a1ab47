package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Changes;
import io.bongsu.alarm.Flapping.Phase;
import io.bongsu.alarm.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides what of a burst is still worth sending when its window closes. A warning that came and
 * went within the burst cancels out with its recovery, unless it was sent before; what was critical
 * is sent even so. The recovery of an alarm that was never sent is not sent either. Safe for
 * threads if the history is.
 */
public final class BurstReducer {

  private final NotificationHistory history;

  public BurstReducer(NotificationHistory history) {
    this.history = history;
  }

  public ReducedBurst reduce(Burst burst) {
    List<Alarm> transients = new ArrayList<>();
    List<Alarm> recoveries = new ArrayList<>();
    for (List<Alarm> changes : Changes.bySource(burst.alarms())) {
      sort(changes, transients, recoveries);
    }
    keepWhatWasSent(transients);
    Set<String> unneeded =
        recoveries.isEmpty() ? Set.of() : history.unneeded(List.copyOf(recoveries));
    recoveries.removeIf(recovery -> !unneeded.contains(recovery.key()));

    Set<String> unsent = new HashSet<>();
    transients.forEach(alarm -> unsent.add(alarm.key()));
    recoveries.forEach(alarm -> unsent.add(alarm.key()));
    List<Alarm> remaining = without(burst.alarms(), alarm -> unsent.contains(alarm.key()));
    return new ReducedBurst(
        burst.lane(),
        transients,
        recoveries,
        remaining.isEmpty() ? null : new Burst(burst.lane(), remaining));
  }

  /** Finds, among the changes of one source, what came and went, and the recoveries of others. */
  private static void sort(List<Alarm> changes, List<Alarm> transients, List<Alarm> recoveries) {
    List<Alarm> outage = new ArrayList<>();
    for (Alarm change : changes) {
      if (change.flapping().phase() != Phase.NONE) {
        outage.clear();
      } else if (change.state() != AlarmState.OK) {
        outage.add(change);
      } else if (outage.isEmpty()) {
        recoveries.add(change);
      } else {
        outage.add(change);
        if (outage.stream().allMatch(part -> part.severity() != Severity.CRITICAL)) {
          transients.addAll(outage);
        }
        outage.clear();
      }
    }
  }

  /** An alarm that was sent needs its recovery. */
  private void keepWhatWasSent(List<Alarm> transients) {
    if (transients.isEmpty()) {
      return;
    }
    Set<String> sent = history.notified(List.copyOf(transients));
    Set<String> sources = new HashSet<>();
    transients.stream()
        .filter(alarm -> sent.contains(alarm.key()))
        .forEach(alarm -> sources.add(alarm.source()));
    transients.removeIf(alarm -> sources.contains(alarm.source()));
  }

  private static List<Alarm> without(List<Alarm> alarms, Predicate<Alarm> excluded) {
    return alarms.stream().filter(excluded.negate()).toList();
  }
}
