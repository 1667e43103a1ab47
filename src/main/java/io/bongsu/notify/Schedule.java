package io.bongsu.notify;

import io.bongsu.calendar.WeeklyHours;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty when. People take turns of {@code every}, counted on the clock on the wall: a
 * hand-over at 09:00 stays at 09:00 when the clocks change. Immutable.
 *
 * @param people in the order of their turns
 * @param every how long a turn lasts; null for one person
 * @param from the first hand-over, to the first of the people; turns before it are counted back
 * @param hours when anybody is on duty at all
 * @param overrides who takes over; the last that holds wins
 * @param ical address of a calendar in place of the rotation; null for none
 * @param otherwise who is notified when nobody is on duty; null for the team {@code default}
 */
record Schedule(
    String name,
    List<String> people,
    @Nullable Duration every,
    @Nullable LocalDateTime from,
    WeeklyHours hours,
    List<Override> overrides,
    @Nullable String ical,
    @Nullable RecipientRef otherwise) {

  /** A person who takes over from one time until another. */
  record Override(String person, LocalDateTime from, LocalDateTime until) {

    boolean holds(LocalDateTime at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  Schedule {
    people = List.copyOf(people);
    overrides = List.copyOf(overrides);
  }

  /** Who is on duty by rotation, hours and overrides; empty if nobody is. */
  Optional<String> at(LocalDateTime time) {
    Optional<Override> override =
        overrides.stream().filter(one -> one.holds(time)).reduce((first, last) -> last);
    if (override.isPresent()) {
      return override.map(Override::person);
    }
    return people.isEmpty() || !hours.contains(time)
        ? Optional.empty()
        : Optional.of(people.get(turn(time)));
  }

  private int turn(LocalDateTime time) {
    if (every == null || from == null) {
      return 0;
    }
    long number = Math.floorDiv(Duration.between(from, time).toMillis(), every.toMillis());
    return (int) Math.floorMod(number, (long) people.size());
  }

  /** All who can be on duty by it. */
  List<String> everyone() {
    return Stream.concat(people.stream(), overrides.stream().map(Override::person))
        .distinct()
        .toList();
  }

  /** When, on a date, the answer of {@link #at} can change. */
  List<LocalDateTime> changes(LocalDate date) {
    List<LocalDateTime> changes = new ArrayList<>(hours.changes(date));
    overrides.forEach(one -> Stream.of(one.from(), one.until()).forEach(changes::add));
    if (every != null && from != null) {
      LocalDateTime day = date.atStartOfDay();
      long turn = Math.floorDiv(Duration.between(from, day).toMillis(), every.toMillis()) + 1;
      LocalDateTime next = from.plus(every.multipliedBy(turn));
      for (; next.isBefore(day.plusDays(1)); next = next.plus(every)) {
        changes.add(next);
      }
    }
    return changes.stream()
        .filter(time -> time.toLocalDate().equals(date))
        .distinct()
        .sorted()
        .toList();
  }

  /** Without the calendar's address, which may hold a token. */
  @java.lang.Override
  public String toString() {
    return name;
  }
}
