package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.compose.AlarmSummary.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Boils a burst down to what is worth saying: of each alarm its last state, of several alarms on
 * one metric of one resource the most urgent; still in alarm before over, urgent before less so,
 * and else in the order in which they came.
 */
final class AlarmSummaries {

  private static final Comparator<AlarmSummary> URGENT_FIRST =
      Comparator.comparing(AlarmSummary::over)
          .thenComparing(fact -> fact.alarm().severity(), Comparator.reverseOrder());

  private final OutageDurations outages;

  AlarmSummaries(OutageDurations outages) {
    this.outages = outages;
  }

  /** At least one for at least one alarm. */
  List<AlarmSummary> of(List<Alarm> alarms) {
    Map<String, AlarmSummary> bySubject = new LinkedHashMap<>();
    for (List<Alarm> changes : bySource(alarms)) {
      AlarmSummary fact = last(changes);
      bySubject.merge(fact.subject(), fact, (a, b) -> URGENT_FIRST.compare(b, a) < 0 ? b : a);
    }
    return bySubject.values().stream().sorted(URGENT_FIRST).toList();
  }

  private static Collection<List<Alarm>> bySource(List<Alarm> alarms) {
    Map<String, List<Alarm>> changes = new LinkedHashMap<>();
    for (Alarm alarm : alarms) {
      changes.computeIfAbsent(alarm.source(), source -> new ArrayList<>()).add(alarm);
    }
    changes.values().forEach(list -> list.sort(Comparator.comparing(Alarm::stateChangeTime)));
    return changes.values();
  }

  private AlarmSummary last(List<Alarm> changes) {
    Alarm last = changes.get(changes.size() - 1);
    return switch (last.flapping().phase()) {
      case NONE -> plain(last, changes);
      case BEGUN, LASTING -> new AlarmSummary(last, Told.FLAPPING, null);
      case OVER -> new AlarmSummary(last, Told.CALM, null);
    };
  }

  private AlarmSummary plain(Alarm last, List<Alarm> changes) {
    return switch (last.state()) {
      case ALARM -> new AlarmSummary(last, Told.ALARM, null);
      case INSUFFICIENT_DATA -> new AlarmSummary(last, Told.NO_DATA, null);
      case OK -> over(last, changes);
    };
  }

  private AlarmSummary over(Alarm recovery, List<Alarm> changes) {
    for (Alarm change : changes) {
      if (change.state() == AlarmState.ALARM) {
        Duration lasted = Duration.between(change.stateChangeTime(), recovery.stateChangeTime());
        return new AlarmSummary(change, Told.CLEARED, lasted);
      }
    }
    return new AlarmSummary(recovery, Told.RECOVERED, outages.lasted(recovery).orElse(null));
  }
}
