package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Flapping.Phase;
import io.bongsu.alarm.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides what of a burst is still worth telling when its window closes. A warning that came and
 * went within the burst cancels out with its recovery, unless somebody was told of it before; what
 * was critical is told even so. A recovery of what nobody was told of is not told either. Safe for
 * threads if the history is.
 */
public final class Settlement {

  private final History history;

  public Settlement(History history) {
    this.history = history;
  }

  public Settled settle(Burst burst) {
    List<Alarm> transients = new ArrayList<>();
    List<Alarm> recoveries = new ArrayList<>();
    for (List<Alarm> changes : bySource(burst.alarms())) {
      sort(changes, transients, recoveries);
    }
    keepWhatWasTold(transients);
    Set<String> unneeded =
        recoveries.isEmpty() ? Set.of() : history.unneeded(List.copyOf(recoveries));
    recoveries.removeIf(recovery -> !unneeded.contains(recovery.key()));

    Set<String> silent = new HashSet<>();
    transients.forEach(alarm -> silent.add(alarm.key()));
    recoveries.forEach(alarm -> silent.add(alarm.key()));
    List<Alarm> told = without(burst.alarms(), alarm -> silent.contains(alarm.key()));
    return new Settled(
        burst.lane(),
        transients,
        recoveries,
        told.isEmpty() ? null : new Burst(burst.lane(), told));
  }

  private static Collection<List<Alarm>> bySource(List<Alarm> alarms) {
    Map<String, List<Alarm>> sources = new LinkedHashMap<>();
    for (Alarm alarm : alarms) {
      sources.computeIfAbsent(alarm.source(), source -> new ArrayList<>()).add(alarm);
    }
    sources.values().forEach(list -> list.sort(Comparator.comparing(Alarm::stateChangeTime)));
    return sources.values();
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

  /** Whoever was told that something is wrong must be told that it is over. */
  private void keepWhatWasTold(List<Alarm> transients) {
    if (transients.isEmpty()) {
      return;
    }
    Set<String> told = history.told(List.copyOf(transients));
    Set<String> sources = new HashSet<>();
    transients.stream()
        .filter(alarm -> told.contains(alarm.key()))
        .forEach(alarm -> sources.add(alarm.source()));
    transients.removeIf(alarm -> sources.contains(alarm.source()));
  }

  private static List<Alarm> without(List<Alarm> alarms, Predicate<Alarm> silent) {
    return alarms.stream().filter(silent.negate()).toList();
  }
}
