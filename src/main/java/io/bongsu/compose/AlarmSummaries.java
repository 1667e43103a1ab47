package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Changes;
import io.bongsu.compose.AlarmSummary.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reduces a burst to what is worth saying: of each alarm its last state, of several alarms on the
 * same numbers the most urgent; still in alarm before over, urgent before less so, and else in the
 * order in which they came. Numbers count as normal only if no alarm on them is left.
 */
final class AlarmSummaries {

  private static final Comparator<AlarmSummary> URGENT_FIRST =
      Comparator.comparing(AlarmSummary::rank)
          .thenComparing(summary -> summary.alarm().severity(), Comparator.reverseOrder());

  private static final Comparator<Alarm> MOST_URGENT =
      Comparator.comparing(Alarm::severity).thenComparing(Alarm::stateChangeTime);

  private final OutageDurations outages;
  private final KnownAlarms known;
  private final Map<String, String> accounts;

  /**
   * @param accounts account id to the word for it
   */
  AlarmSummaries(OutageDurations outages, KnownAlarms known, Map<String, String> accounts) {
    this.outages = outages;
    this.known = known;
    this.accounts = Map.copyOf(accounts);
  }

  /** At least one for at least one alarm. */
  List<AlarmSummary> of(List<Alarm> alarms) {
    known.recall(alarms);
    Map<String, List<AlarmSummary>> byMetric = new LinkedHashMap<>();
    for (List<Alarm> changes : Changes.bySource(alarms)) {
      AlarmSummary last = last(changes);
      byMetric.computeIfAbsent(WatchedMetric.key(last.alarm()), key -> new ArrayList<>()).add(last);
    }
    List<AlarmSummary> summaries = byMetric.values().stream().map(this::ofOneMetric).toList();
    List<Alarm> all = summaries.stream().map(AlarmSummary::alarm).toList();
    return summaries.stream()
        .map(summary -> summary.with(distinction(summary.alarm(), all)))
        .sorted(URGENT_FIRST)
        .toList();
  }

  private AlarmSummary ofOneMetric(List<AlarmSummary> summaries) {
    AlarmSummary first = summaries.stream().min(URGENT_FIRST).orElseThrow();
    if (!first.over()) {
      return first;
    }
    Set<String> sources =
        summaries.stream().map(summary -> summary.alarm().source()).collect(Collectors.toSet());
    return known.openOnSameThing(first.alarm(), sources).stream()
        .max(MOST_URGENT)
        .map(first::eased)
        .orElse(first);
  }

  /** By what is in the same text, and what is known besides. */
  private Distinction distinction(Alarm alarm, List<Alarm> inText) {
    List<Alarm> alike = new ArrayList<>(known.namedAlike(alarm));
    inText.stream()
        .filter(other -> WatchedMetric.name(other).equals(WatchedMetric.name(alarm)))
        .filter(other -> !WatchedMetric.key(other).equals(WatchedMetric.key(alarm)))
        .forEach(alike::add);
    return alike.isEmpty() ? Distinction.NONE : Distinction.of(alarm, alike, accounts);
  }

  private AlarmSummary last(List<Alarm> changes) {
    Alarm last = changes.get(changes.size() - 1);
    if (last.isDeleted()) {
      return new AlarmSummary(last, Standing.DELETED, null);
    }
    return switch (last.flapping().phase()) {
      case NONE -> plain(last, changes);
      case BEGUN, LASTING -> new AlarmSummary(last, Standing.FLAPPING, null);
      case OVER -> new AlarmSummary(last, Standing.CALM, null);
    };
  }

  private AlarmSummary plain(Alarm last, List<Alarm> changes) {
    return switch (last.state()) {
      case ALARM -> new AlarmSummary(last, Standing.ALARM, null);
      case INSUFFICIENT_DATA -> new AlarmSummary(last, Standing.NO_DATA, null);
      case OK -> over(last, changes);
    };
  }

  private AlarmSummary over(Alarm recovery, List<Alarm> changes) {
    for (Alarm change : changes) {
      if (change.state() == AlarmState.ALARM) {
        Duration lasted = Duration.between(change.stateChangeTime(), recovery.stateChangeTime());
        return new AlarmSummary(change, Standing.CLEARED, lasted);
      }
    }
    return new AlarmSummary(recovery, Standing.RECOVERED, outages.lasted(recovery).orElse(null));
  }
}
