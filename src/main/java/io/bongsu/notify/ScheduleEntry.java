package io.bongsu.notify;

import io.bongsu.calendar.WeeklyHours;
import io.bongsu.settings.SettingException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One entry of {@code bongsu.schedules}, as it was written.
 *
 * @param people names of {@code bongsu.people}, in the order of their turns
 * @param every how long a turn lasts, such as {@code 7d}; not needed for one person
 * @param from the first hand-over, such as {@code 2026-11-30T09:00} or {@code 2026-11-30}
 * @param hours such as {@code 18:00-09:00}; null for the whole day
 * @param days such as {@code MON-FRI}; null for all
 * @param overrides who takes over at some time
 * @param ical a calendar in place of a rotation: a file or https address, whose events are turns
 * @param otherwise who is notified outside of the hours, such as {@code person:kim} or {@code
 *     team:ops}; null for the team {@code default}
 */
record ScheduleEntry(
    @DefaultValue List<String> people,
    @Nullable Duration every,
    @Nullable String from,
    @Nullable String hours,
    @Nullable String days,
    @DefaultValue List<OverrideEntry> overrides,
    @Nullable String ical,
    @Nullable String otherwise) {

  /**
   * Who takes over.
   *
   * @param person a name of {@code bongsu.people}
   * @param from such as {@code 2026-12-25T09:00}, or a date for its whole day
   * @param until the end; not needed after a date
   */
  record OverrideEntry(@Nullable String person, @Nullable String from, @Nullable String until) {

    Schedule.Override read(String key) {
      if (person == null || person.isBlank()) {
        throw new SettingException(key + ".person", "is missing: name a person of bongsu.people");
      }
      if (from == null) {
        throw new SettingException(key + ".from", "is missing: write a date or a time");
      }
      LocalDateTime start = time(key + ".from", from);
      LocalDateTime end = end(key + ".until", start);
      if (!end.isAfter(start)) {
        throw new SettingException(key + ".until", "is not after the beginning");
      }
      return new Schedule.Override(person.strip(), start, end);
    }

    private LocalDateTime end(String key, LocalDateTime start) {
      if (until == null) {
        return start.toLocalDate().plusDays(1).atStartOfDay();
      }
      LocalDateTime end = time(key, until);
      boolean wholeDay = !until.contains("T");
      return wholeDay ? end.plusDays(1) : end;
    }
  }

  /**
   * The schedule.
   *
   * @throws SettingException if a part of it cannot be used
   */
  Schedule schedule(String name) {
    String key = "bongsu.schedules." + name;
    boolean calendar = ical != null && !ical.isBlank();
    if (people.isEmpty() && !calendar) {
      throw new SettingException(key + ".people", "is missing: list names of bongsu.people");
    }
    List<Schedule.Override> read = new ArrayList<>();
    for (int i = 0; i < overrides.size(); i++) {
      read.add(overrides.get(i).read(key + ".overrides[" + i + "]"));
    }
    return new Schedule(
        name,
        people,
        people.size() < 2 ? null : turn(key),
        people.size() < 2 ? null : firstHandOver(key),
        WeeklyHours.parse(key, hours, days),
        read,
        calendar ? ical : null,
        reference(key + ".otherwise"));
  }

  private Duration turn(String key) {
    if (every == null) {
      throw new SettingException(key + ".every", "is missing: say how long a turn lasts, as 7d");
    }
    if (every.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new SettingException(key + ".every", "must be at least a minute");
    }
    return every;
  }

  private LocalDateTime firstHandOver(String key) {
    if (from == null) {
      throw new SettingException(
          key + ".from", "is missing: write the first hand-over, as 2026-11-30T09:00");
    }
    return time(key + ".from", from);
  }

  private static LocalDateTime time(String key, String text) {
    try {
      String written = text.strip();
      return written.contains("T")
          ? LocalDateTime.parse(written)
          : LocalDate.parse(written).atStartOfDay();
    } catch (DateTimeException e) {
      throw new SettingException(key, "must be a time such as 2026-11-30T09:00, or a date");
    }
  }

  private @Nullable RecipientRef reference(String key) {
    if (otherwise == null || otherwise.isBlank()) {
      return null;
    }
    RecipientRef named = RecipientRef.named(otherwise);
    if (named == null) {
      throw new SettingException(key, "is none of person:<name>, schedule:<name>, team:<name>");
    }
    return named;
  }

  /** Without the calendar's address, which may hold a token. */
  @Override
  public String toString() {
    return "an entry of bongsu.schedules";
  }
}
