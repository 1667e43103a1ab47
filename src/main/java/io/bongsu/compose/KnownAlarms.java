package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The last state of every alarm that this process has seen, so that a text can say which of several
 * alarms on one thing it is about: alarms on the same numbers with another threshold, and alarms
 * that a text would name alike. In memory, for the latest {@value #REMEMBERED} alarms; what was
 * sent before a restart, or by another replica, it learns from the ledger. Thread-safe.
 */
public final class KnownAlarms {

  private static final int REMEMBERED = 2_000;

  private final Map<String, Alarm> bySource = new LinkedHashMap<>();
  private final Map<String, Set<String>> byMetric = new HashMap<>();
  private final Map<String, Set<String>> byName = new HashMap<>();
  private final SentSiblings history;

  /** Knows the alarms that were noted, and no others. */
  public KnownAlarms() {
    this(alarms -> List.of());
  }

  /**
   * @param history what it learns from
   */
  KnownAlarms(SentSiblings history) {
    this.history = history;
  }

  /** Learns of the siblings of these alarms what the ledger knows. */
  void recall(List<Alarm> alarms) {
    history.siblings(alarms).forEach(this::note);
  }

  /** Notes the state of a classified alarm; an older change than the one known is left out. */
  public synchronized void note(Alarm alarm) {
    String source = alarm.source();
    Alarm before = bySource.get(source);
    if (before != null && before.stateChangeTime().isAfter(alarm.stateChangeTime())) {
      return;
    }
    forget(source);
    if (bySource.size() >= REMEMBERED) {
      forget(bySource.keySet().iterator().next());
    }
    bySource.put(source, alarm.withoutTexts());
    byMetric.computeIfAbsent(WatchedMetric.key(alarm), key -> new LinkedHashSet<>()).add(source);
    byName.computeIfAbsent(WatchedMetric.name(alarm), name -> new LinkedHashSet<>()).add(source);
  }

  private void forget(String source) {
    Alarm alarm = bySource.remove(source);
    if (alarm != null) {
      remove(byMetric, WatchedMetric.key(alarm), source);
      remove(byName, WatchedMetric.name(alarm), source);
    }
  }

  private static void remove(Map<String, Set<String>> index, String key, String source) {
    Set<String> sources = index.getOrDefault(key, Set.of());
    sources.remove(source);
    if (sources.isEmpty()) {
      index.remove(key);
    }
  }

  /** Alarms on the same numbers that are not OK, without those whose source is excluded. */
  synchronized List<Alarm> openOnSameThing(Alarm alarm, Collection<String> excluded) {
    return known(byMetric.getOrDefault(WatchedMetric.key(alarm), Set.of()))
        .filter(other -> other.state() != AlarmState.OK && isSent(other))
        .filter(Predicate.not(other -> excluded.contains(other.source())))
        .toList();
  }

  /** Alarms that a text would name like this one, this one left out. */
  synchronized List<Alarm> namedAlike(Alarm alarm) {
    return known(byName.getOrDefault(WatchedMetric.name(alarm), Set.of()))
        .filter(other -> !WatchedMetric.key(other).equals(WatchedMetric.key(alarm)))
        .toList();
  }

  private Stream<Alarm> known(Set<String> sources) {
    return sources.stream().map(bySource::get).filter(Objects::nonNull);
  }

  private static boolean isSent(Alarm alarm) {
    return alarm.severity() != Severity.INFO && !alarm.quiet();
  }

  /** Forgets everything, for a clock that starts over. */
  public synchronized void forget() {
    bySource.clear();
    byMetric.clear();
    byName.clear();
  }
}
