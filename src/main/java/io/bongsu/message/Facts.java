package io.bongsu.message;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.message.Fact.Told;
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
final class Facts {

  private static final Comparator<Fact> URGENT_FIRST =
      Comparator.comparing(Fact::over)
          .thenComparing(fact -> fact.alarm().severity(), Comparator.reverseOrder());

  private final Outages outages;

  Facts(Outages outages) {
    this.outages = outages;
  }

  /** At least one for at least one alarm. */
  List<Fact> of(List<Alarm> alarms) {
    Map<String, Fact> bySubject = new LinkedHashMap<>();
    for (List<Alarm> changes : bySource(alarms)) {
      Fact fact = last(changes);
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

  private Fact last(List<Alarm> changes) {
    Alarm last = changes.get(changes.size() - 1);
    return switch (last.flapping().phase()) {
      case NONE -> plain(last, changes);
      case BEGUN, LASTING -> new Fact(last, Told.FLAPPING, null);
      case OVER -> new Fact(last, Told.CALM, null);
    };
  }

  private Fact plain(Alarm last, List<Alarm> changes) {
    return switch (last.state()) {
      case ALARM -> new Fact(last, Told.ALARM, null);
      case INSUFFICIENT_DATA -> new Fact(last, Told.NO_DATA, null);
      case OK -> over(last, changes);
    };
  }

  private Fact over(Alarm recovery, List<Alarm> changes) {
    for (Alarm change : changes) {
      if (change.state() == AlarmState.ALARM) {
        Duration lasted = Duration.between(change.stateChangeTime(), recovery.stateChangeTime());
        return new Fact(change, Told.CLEARED, lasted);
      }
    }
    return new Fact(recovery, Told.RECOVERED, outages.lasted(recovery).orElse(null));
  }
}
