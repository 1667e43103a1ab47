package io.bongsu.notify;

import biweekly.component.VEvent;
import biweekly.parameter.Range;
import biweekly.util.ICalDate;
import io.bongsu.notify.CalendarTurns.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The events that stand for a repetition of another (RECURRENCE-ID), or for all from one on
 * (RANGE=THISANDFUTURE): such as when one week is swapped.
 */
final class MovedTurns {

  private final CalendarDates dates;
  private final Map<String, List<VEvent>> moved;

  MovedTurns(List<VEvent> events, CalendarDates dates) {
    this.dates = dates;
    this.moved =
        events.stream()
            .filter(event -> event.getRecurrenceId() != null)
            .filter(event -> event.getDateStart() != null)
            .collect(Collectors.groupingBy(MovedTurns::id));
  }

  private static String id(VEvent event) {
    return event.getUid() == null ? "" : event.getUid().getValue();
  }

  /** The turn of a repetition; none if it is cancelled or another event stands for it. */
  Optional<Turn> turn(VEvent event, Instant begins) {
    if (event.getRecurrenceId() != null) {
      return turnOf(event, begins);
    }
    List<VEvent> others = moved.getOrDefault(id(event), List.of());
    if (others.stream().anyMatch(other -> dates.isSame(place(other), event, begins))) {
      return Optional.empty();
    }
    return others.stream()
        .filter(other -> Range.THIS_AND_FUTURE.equals(other.getRecurrenceId().getRange()))
        .filter(other -> dates.instant(place(other)).isBefore(begins))
        .max(Comparator.comparing(other -> dates.instant(place(other))))
        .map(following -> following(following, event, begins))
        .orElseGet(() -> turnOf(event, begins));
  }

  /** As the first of the following was moved; one with a rule of its own says all of them. */
  private Optional<Turn> following(VEvent first, VEvent event, Instant begins) {
    if (first.getRecurrenceRule() != null) {
      return Optional.empty();
    }
    Duration moved =
        Duration.between(
            dates.local(event, dates.instant(place(first))),
            dates.local(event, dates.begins(first)));
    return turnOf(first, dates.later(event, begins, moved));
  }

  private Optional<Turn> turnOf(VEvent event, Instant begins) {
    boolean isCancelled = event.getStatus() != null && event.getStatus().isCancelled();
    return isCancelled || event.getSummary() == null
        ? Optional.empty()
        : Optional.of(
            new Turn(event.getSummary().getValue().strip(), begins, dates.ends(event, begins)));
  }

  private static ICalDate place(VEvent event) {
    return event.getRecurrenceId().getValue();
  }
}
