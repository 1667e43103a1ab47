package io.bongsu.notify;

import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.property.RecurrenceRule;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.TimeZone;

/**
 * The dates of a calendar as instants. The library puts a date without a time at midnight where
 * this process is; here it is midnight in the program's zone. All dates of an event go through this
 * class before they are compared. Not thread-safe, as the library is not.
 *
 * @param zones the zones that the calendar names
 * @param zone the program's
 */
record CalendarDates(TimezoneInfo zones, ZoneId zone) {

  /** What the library gave, with or without a time. */
  Instant instant(Date date, boolean hasTime) {
    return hasTime ? date.toInstant() : day(date).atStartOfDay(zone).toInstant();
  }

  Instant instant(ICalDate date) {
    return instant(date, date.hasTime());
  }

  private static LocalDate day(Date withoutTime) {
    return LocalDate.ofInstant(withoutTime.toInstant(), ZoneId.systemDefault());
  }

  Instant begins(VEvent event) {
    return instant(event.getDateStart().getValue());
  }

  /** Days end at midnight, also those of 23 and 25 hours, here or where this process is. */
  Instant ends(VEvent event, Instant begins) {
    Duration length = length(event);
    if (event.getDateStart().getValue().hasTime()) {
      return begins.plus(length);
    }
    long days = Math.round(length.toMinutes() / (24 * 60.0));
    return begins.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone).toInstant();
  }

  Duration length(VEvent event) {
    Instant start = event.getDateStart().getValue().toInstant();
    if (event.getDateEnd() != null) {
      return Duration.between(start, event.getDateEnd().getValue().toInstant());
    }
    return event.getDuration() == null
        ? Duration.ofDays(1)
        : Duration.ofMillis(event.getDuration().getValue().toMillis());
  }

  /** Whether a date stands for the repetition of an event: the same instant, or its day. */
  boolean isSame(ICalDate date, VEvent event, Instant begins) {
    return date.hasTime()
        ? date.toInstant().equals(begins)
        : day(date).equals(local(event, begins).toLocalDate());
  }

  boolean isExcepted(VEvent event, Instant begins) {
    return event.getExceptionDates().stream()
        .flatMap(dates -> dates.getValues().stream())
        .anyMatch(date -> isSame(date, event, begins));
  }

  /** In the zone in which the repetitions of an event keep their hour. */
  LocalDateTime local(VEvent event, Instant time) {
    return LocalDateTime.ofInstant(time.plusMillis(offset(event, time)), ZoneOffset.UTC);
  }

  /** A time as much later as the clock of the event's zone says. */
  Instant later(VEvent event, Instant time, Duration byTheClock) {
    Instant later = time.plus(byTheClock);
    return later.plusMillis(offset(event, time) - (long) offset(event, later));
  }

  private int offset(VEvent event, Instant time) {
    return timeZone(event).getOffset(time.toEpochMilli());
  }

  private TimeZone timeZone(VEvent event) {
    TimezoneAssignment assigned =
        event.getDateStart().getValue().hasTime() ? zones.getTimezone(event.getDateStart()) : null;
    return assigned == null ? TimeZone.getTimeZone(zone) : assigned.getTimeZone();
  }

  /** When an event repeats, as the library has it: see {@link #instant(Date, boolean)}. */
  DateIterator repetitions(VEvent event) {
    RecurrenceRule rule = event.getRecurrenceRule();
    ICalDate until = rule == null ? null : rule.getValue().getUntil();
    if (rule != null && until != null) {
      rule.setValue(new Recurrence.Builder(rule.getValue()).until(last(event, until)).build());
    }
    boolean hasTime = event.getDateStart().getValue().hasTime();
    return event.getDateIterator(hasTime ? timeZone(event) : TimeZone.getDefault());
  }

  /** The end of a rule in UTC, which is how the library compares it. */
  private ICalDate last(VEvent event, ICalDate until) {
    Instant last =
        event.getDateStart().getValue().hasTime() ? lastTime(event, until) : lastDay(event, until);
    Date date = Date.from(last);
    return new ICalDate(date, new DateTimeComponents(date, TimeZone.getTimeZone("UTC")), true);
  }

  /** A last day counts to its end. */
  private Instant lastTime(VEvent event, ICalDate until) {
    DateTimeComponents written = until.getRawComponents();
    if (!until.hasTime()) {
      DateTimeComponents end = new DateTimeComponents(written, null, null, null, 23, 59, 59, false);
      return end.toDate(timeZone(event)).toInstant();
    }
    return written.isUtc() ? until.toInstant() : written.toDate(timeZone(event)).toInstant();
  }

  private Instant lastDay(VEvent event, ICalDate until) {
    LocalDate day =
        until.hasTime() ? local(event, lastTime(event, until)).toLocalDate() : day(until);
    return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
  }
}
