package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Flapping.Phase;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which alarms are part of a composite alarm: those that its message names. */
final class CompositeParts {

  /** Composite alarms may be parts of others; a ring of them ends here. */
  private static final int DEPTH = 5;

  private CompositeParts() {}

  /** The composite alarms whose latest change is into alarm. */
  static List<Alarm> composites(List<Alarm> changes) {
    Set<String> names =
        changes.stream()
            .filter(CompositeParts::isComposite)
            .map(Alarm::name)
            .collect(Collectors.toSet());
    if (names.isEmpty()) {
      return List.of();
    }
    Map<String, Alarm> latest = new LinkedHashMap<>();
    for (Alarm change : changes) {
      if (names.contains(change.name())) {
        latest.merge(change.source(), change, CompositeParts::later);
      }
    }
    return latest.values().stream().filter(CompositeParts::isComposite).toList();
  }

  private static Alarm later(Alarm one, Alarm other) {
    return other.stateChangeTime().isBefore(one.stateChangeTime()) ? one : other;
  }

  private static boolean isComposite(Alarm alarm) {
    return !alarm.children().isEmpty()
        && alarm.state() == AlarmState.ALARM
        && alarm.flapping().phase() == Phase.NONE
        && !alarm.quiet();
  }

  /**
   * The composite alarm that a change into alarm is part of, the outermost of several. An alarm of
   * another account or region is another alarm, and a more severe one is never part of a less
   * severe one.
   */
  static Optional<Alarm> whole(Alarm change, Collection<Alarm> composites, Duration within) {
    Optional<Alarm> whole = Optional.empty();
    Alarm part = change;
    for (int depth = 0; depth < DEPTH; depth++) {
      Optional<Alarm> next = next(part, composites, within);
      if (next.isEmpty() || next.get().source().equals(change.source())) {
        return whole;
      }
      whole = next;
      part = next.get();
    }
    return whole;
  }

  private static Optional<Alarm> next(Alarm part, Collection<Alarm> composites, Duration within) {
    return part.state() != AlarmState.ALARM
        ? Optional.empty()
        : composites.stream()
            .filter(one -> one.children().contains(part.name()))
            .filter(one -> Objects.equals(one.account(), part.account()))
            .filter(one -> Objects.equals(one.region(), part.region()))
            .filter(one -> one.severity().compareTo(part.severity()) >= 0)
            .filter(one -> apart(one, part).compareTo(within) <= 0)
            .max(Comparator.comparing(Alarm::severity));
  }

  private static Duration apart(Alarm one, Alarm other) {
    return Duration.between(one.stateChangeTime(), other.stateChangeTime()).abs();
  }
}
