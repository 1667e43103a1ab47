package io.bongsu.alarm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The changes of state in a burst, sorted out by what changed. */
public final class Changes {

  private Changes() {}

  /** The changes of each source in the order of time; sources in the order of their first. */
  public static Collection<List<Alarm>> bySource(List<Alarm> alarms) {
    Map<String, List<Alarm>> changes = new LinkedHashMap<>();
    for (Alarm alarm : alarms) {
      changes.computeIfAbsent(alarm.source(), source -> new ArrayList<>()).add(alarm);
    }
    changes.values().forEach(list -> list.sort(Comparator.comparing(Alarm::stateChangeTime)));
    return changes.values();
  }
}
