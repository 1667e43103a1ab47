package io.bongsu.notify;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The turns of the schedules over a time to come, by rotation, hours, overrides and calendars. A
 * pure reading of the settings. Thread-safe.
 */
public final class DutyTurns {

  /** So few that a schedule with turns of a minute takes little memory. */
  private static final int DAYS_AT_ONCE = 31;

  private final Recipients recipients;

  public DutyTurns(Recipients recipients) {
    this.recipients = recipients;
  }

  /**
   * The turns that hold within a span, in order of schedule and time. The first ones begin when
   * they really began, at the earliest on 1 January of the year before, so that what is asked for
   * later begins at the same moment; the last ones are cut at the end of the span.
   *
   * @param schedule the only one that is wanted; null for all
   * @param most how many turns there may be
   * @throws IllegalArgumentException with a sentence, if there is no such schedule or there are
   *     more turns
   */
  public List<DutyTurn> between(Instant from, Instant until, @Nullable String schedule, int most) {
    List<Schedule> wanted =
        recipients.schedules().stream()
            .filter(one -> schedule == null || one.name().equals(schedule))
            .sorted(Comparator.comparing(Schedule::name))
            .toList();
    if (schedule != null && wanted.isEmpty()) {
      throw new IllegalArgumentException("bongsu.schedules has no schedule of this name");
    }
    List<DutyTurn> turns = new ArrayList<>();
    for (Schedule one : wanted) {
      new Sweep(one, from, until, turns, most).run();
    }
    return List.copyOf(turns);
  }

  /** Passes over the moments at which who is on duty by one schedule can change. */
  private final class Sweep {

    private final Schedule schedule;
    private final Instant from;
    private final Instant until;
    private final List<DutyTurn> turns;
    private final int most;
    private final Map<String, Instant> begun = new TreeMap<>();

    Sweep(Schedule schedule, Instant from, Instant until, List<DutyTurn> turns, int most) {
      this.schedule = schedule;
      this.from = from;
      this.until = until;
      this.turns = turns;
      this.most = most;
    }

    void run() {
      LocalDate first = from.atZone(recipients.zone()).toLocalDate().minusYears(1).withDayOfYear(1);
      LocalDate last = until.atZone(recipients.zone()).toLocalDate();
      change(first.atStartOfDay(recipients.zone()).toInstant());
      for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(DAYS_AT_ONCE)) {
        recipients.changes(schedule, date, DAYS_AT_ONCE).headSet(until).forEach(this::change);
      }
      List.copyOf(begun.keySet()).forEach(person -> end(person, until));
    }

    private void change(Instant time) {
      TreeSet<String> onDuty = new TreeSet<>(recipients.onSchedule(schedule, time));
      onDuty.removeIf(name -> recipients.people().named(name).isEmpty());
      List.copyOf(begun.keySet()).stream()
          .filter(person -> !onDuty.contains(person))
          .forEach(person -> end(person, time));
      onDuty.forEach(person -> begun.putIfAbsent(person, time));
    }

    private void end(String person, Instant time) {
      Instant began = begun.remove(person);
      if (began == null || !time.isAfter(from)) {
        return;
      }
      if (turns.size() == most) {
        throw new IllegalArgumentException(
            "there are more than " + most + " turns: ask for fewer days or for one schedule");
      }
      turns.add(new DutyTurn(schedule.name(), person, began, time));
    }
  }
}
