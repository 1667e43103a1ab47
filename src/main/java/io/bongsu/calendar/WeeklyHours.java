package io.bongsu.calendar;

import io.bongsu.settings.SettingException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hours of some days of the week, such as 09:00-18:00 on MON-FRI or 22:00-07:00 on all days. Hours
 * that cross midnight belong to the day on which they begin: FRI 22:00-07:00 ends on Saturday. The
 * first minute is within, the last is not. Wall-clock times; the caller knows the zone. Immutable.
 *
 * @param start null for the whole day
 * @param end null for the whole day; 00:00 is the end of the day
 * @param days at least one
 */
public record WeeklyHours(@Nullable LocalTime start, @Nullable LocalTime end, Set<DayOfWeek> days) {

  public WeeklyHours {
    days = Set.copyOf(days);
  }

  /**
   * Reads the values of two settings.
   *
   * @param key what {@code hours} and {@code days} stand below
   * @param hours such as {@code 09:00-18:00}; null for the whole day
   * @param days such as {@code MON-FRI}, {@code SAT,SUN}; null for all
   * @throws SettingException if either cannot be read
   */
  public static WeeklyHours parse(String key, @Nullable String hours, @Nullable String days) {
    Set<DayOfWeek> on = days == null || days.isBlank() ? allDays() : days(key + ".days", days);
    if (hours == null || hours.isBlank()) {
      return new WeeklyHours(null, null, on);
    }
    String[] ends = hours.strip().split("\\s*-\\s*", -1);
    if (ends.length != 2) {
      throw notHours(key);
    }
    LocalTime start = time(key, ends[0]);
    LocalTime end = time(key, ends[1].equals("24:00") ? "00:00" : ends[1]);
    if (start.equals(end)) {
      throw new SettingException(
          key + ".hours", "begin and end at one time: leave them out for the whole day");
    }
    return new WeeklyHours(start, end, on);
  }

  private static LocalTime time(String key, String text) {
    try {
      return LocalTime.parse(text.strip());
    } catch (DateTimeException e) {
      throw notHours(key);
    }
  }

  private static SettingException notHours(String key) {
    return new SettingException(key + ".hours", "must be two times such as \"09:00-18:00\"");
  }

  private static Set<DayOfWeek> allDays() {
    return EnumSet.allOf(DayOfWeek.class);
  }

  private static Set<DayOfWeek> days(String key, String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",", -1)) {
      String[] ends = part.strip().split("-", -1);
      DayOfWeek first = day(key, ends[0]);
      DayOfWeek last = day(key, ends[ends.length - 1]);
      if (ends.length > 2) {
        throw notDays(key);
      }
      for (DayOfWeek day = first; ; day = day.plus(1)) {
        days.add(day);
        if (day == last) {
          break;
        }
      }
    }
    return days;
  }

  private static DayOfWeek day(String key, String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(name) || day.name().substring(0, 3).equals(name)) {
        return day;
      }
    }
    throw notDays(key);
  }

  private static SettingException notDays(String key) {
    return new SettingException(key, "must be days such as MON-FRI or SAT,SUN");
  }

  /** Whether a wall-clock time is within. */
  public boolean contains(LocalDateTime at) {
    if (start == null || end == null) {
      return days.contains(at.getDayOfWeek());
    }
    LocalTime time = at.toLocalTime();
    if (!crossesMidnight()) {
      return days.contains(at.getDayOfWeek()) && !time.isBefore(start) && isBeforeEnd(time);
    }
    return !time.isBefore(start) && days.contains(at.getDayOfWeek())
        || time.isBefore(end) && days.contains(at.getDayOfWeek().minus(1));
  }

  private boolean crossesMidnight() {
    return start != null && end != null && end.isBefore(start) && !end.equals(LocalTime.MIDNIGHT);
  }

  private boolean isBeforeEnd(LocalTime time) {
    return end == null || end.equals(LocalTime.MIDNIGHT) || time.isBefore(end);
  }

  /** When, on a date, the answer of {@link #contains} can change: midnight, start and end. */
  public List<LocalDateTime> changes(LocalDate date) {
    LocalDateTime midnight = date.atStartOfDay();
    return start == null || end == null
        ? List.of(midnight)
        : List.of(midnight, date.atTime(start), date.atTime(end));
  }
}
