package io.bongsu.notify;

import io.bongsu.calendar.Holidays;
import io.bongsu.calendar.WeeklyHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a person is not disturbed by what is not critical, and when what waited is sent: {@code
 * bongsu.quiet.<name>}. Immutable.
 *
 * @param hours null for none
 * @param holidays quiet from midnight to midnight
 * @param dates quiet likewise
 * @param brief null for the end of the quiet time
 */
record QuietHours(
    String name,
    @Nullable WeeklyHours hours,
    Holidays holidays,
    List<LocalDate> dates,
    @Nullable LocalTime brief) {

  /** A brief waits no longer than this, whatever the settings say. */
  private static final int MOST_DAYS = 30;

  QuietHours {
    dates = List.copyOf(dates);
  }

  /** Whether it is quiet at a wall-clock time. */
  boolean contains(LocalDateTime at) {
    LocalDate date = at.toLocalDate();
    return hours != null && hours.contains(at) || holidays.contains(date) || dates.contains(date);
  }

  /**
   * When what waits from now on is sent: the next {@code brief} time that is not itself quiet, or
   * without one the end of the quiet time. A brief time that lies within the hours is taken at its
   * word, unless the day is a holiday.
   */
  Instant briefAfter(Instant now, ZoneId zone) {
    LocalDateTime local = now.atZone(zone).toLocalDateTime();
    ZonedDateTime next = briefAfter(local).atZone(zone);
    boolean isOver = !next.toInstant().isAfter(now);
    return (isOver ? next.withLaterOffsetAtOverlap() : next).toInstant();
  }

  private LocalDateTime briefAfter(LocalDateTime local) {
    return Stream.iterate(local.toLocalDate(), date -> date.plusDays(1))
        .limit(MOST_DAYS)
        .flatMap(date -> candidates(date).filter(time -> isBrief(time)))
        .filter(time -> time.isAfter(local))
        .findFirst()
        .orElseGet(() -> local.plusDays(MOST_DAYS));
  }

  private Stream<LocalDateTime> candidates(LocalDate date) {
    if (brief != null) {
      return Stream.of(date.atTime(brief));
    }
    return hours == null ? Stream.of(date.atStartOfDay()) : hours.changes(date).stream().sorted();
  }

  private boolean isBrief(LocalDateTime time) {
    LocalDate date = time.toLocalDate();
    boolean holiday = holidays.contains(date) || dates.contains(date);
    return brief == null ? !contains(time) : !holiday;
  }
}
