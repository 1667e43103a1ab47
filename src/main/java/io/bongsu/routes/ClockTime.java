package io.bongsu.routes;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * The time of day for conditions in routes, such as <code>
 * ${bean:clockTime.isBetween('22:00','08:00')}</code>, on the program's clock and in {@code
 * bongsu.message.zone}. A preview sets that clock, while Camel's own <code>${date:now}</code> asks
 * the machine. Thread-safe.
 */
public final class ClockTime {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Clock clock;
  private final ZoneId zone;

  public ClockTime(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  private ZonedDateTime now() {
    return clock.instant().atZone(zone);
  }

  /** From 0 to 23. */
  public int hour() {
    return now().getHour();
  }

  /** Such as {@code 08:30}. */
  public String time() {
    return TIME.format(now());
  }

  /** Such as {@code 2026-11-26}. */
  public String date() {
    return now().toLocalDate().toString();
  }

  /** {@code MONDAY} to {@code SUNDAY}. */
  public DayOfWeek day() {
    return now().getDayOfWeek();
  }

  /** Saturday or Sunday. */
  public boolean isWeekend() {
    return Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day());
  }

  /**
   * Whether it is so late, from the first time to just before the second; over midnight if the
   * second is earlier.
   *
   * @param from such as {@code 22:00}
   * @param to such as {@code 08:00}
   */
  public boolean isBetween(String from, String to) {
    LocalTime start = LocalTime.parse(from.strip());
    LocalTime end = LocalTime.parse(to.strip());
    LocalTime time = now().toLocalTime();
    boolean sameDay = start.isBefore(end);
    boolean afterStart = !time.isBefore(start);
    boolean beforeEnd = time.isBefore(end);
    return sameDay ? afterStart && beforeEnd : afterStart || beforeEnd;
  }
}
