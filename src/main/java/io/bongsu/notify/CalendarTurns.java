package io.bongsu.notify;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.io.text.ICalReader;
import biweekly.property.DateStart;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;

/**
 * The events of an iCalendar file (RFC 5545) within a span of time, repetitions written out. An
 * event is a turn of the person whose name is its summary; one without an end lasts a day. Times
 * without a zone count in the program's. Immutable.
 *
 * @param turns in no order
 */
record CalendarTurns(List<Turn> turns) {

  /** One turn of one person. */
  record Turn(String person, Instant from, Instant until) {

    boolean holds(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  CalendarTurns {
    turns = List.copyOf(turns);
  }

  /**
   * Reads a file.
   *
   * @param from turns that end before are left out
   * @param until turns that begin after are left out
   * @throws IOException if it is no calendar
   */
  static CalendarTurns read(String text, ZoneId zone, Instant from, Instant until)
      throws IOException {
    try (ICalReader reader = new ICalReader(text)) {
      reader.setDefaultTimezone(TimeZone.getTimeZone(zone));
      ICalendar calendar = reader.readNext();
      if (calendar == null) {
        throw new IOException("the file holds no calendar");
      }
      List<Turn> turns = new ArrayList<>();
      Set<String> moved = moved(calendar);
      for (VEvent event : calendar.getEvents()) {
        turns.addAll(turns(event, calendar.getTimezoneInfo(), zone, moved, from, until));
      }
      return new CalendarTurns(turns);
    }
  }

  /** Single repetitions that another event stands for. */
  private static Set<String> moved(ICalendar calendar) {
    Set<String> moved = new HashSet<>();
    for (VEvent event : calendar.getEvents()) {
      if (event.getRecurrenceId() != null) {
        moved.add(id(event) + event.getRecurrenceId().getValue().getTime());
      }
    }
    return moved;
  }

  private static String id(VEvent event) {
    return event.getUid() == null ? "" : event.getUid().getValue() + "@";
  }

  private static List<Turn> turns(
      VEvent event,
      TimezoneInfo zones,
      ZoneId zone,
      Set<String> moved,
      Instant from,
      Instant until) {
    DateStart start = event.getDateStart();
    if (start == null || event.getSummary() == null || isCancelled(event)) {
      return List.of();
    }
    Duration length = length(event);
    List<Turn> turns = new ArrayList<>();
    DateIterator dates = event.getDateIterator(zone(start, zones, zone));
    dates.advanceTo(Date.from(from.minus(length)));
    while (dates.hasNext()) {
      Instant begins = begins(dates.next(), start, zone);
      if (begins.isAfter(until)) {
        break;
      }
      boolean replaced =
          event.getRecurrenceId() == null && moved.contains(id(event) + begins.toEpochMilli());
      if (!replaced) {
        turns.add(
            new Turn(
                event.getSummary().getValue().strip(), begins, ends(begins, length, start, zone)));
      }
    }
    return turns;
  }

  private static boolean isCancelled(VEvent event) {
    return event.getStatus() != null && event.getStatus().isCancelled();
  }

  /** The library puts a date without a time at midnight where this process is; it is ours here. */
  private static Instant begins(Date date, DateStart start, ZoneId zone) {
    return start.getValue().hasTime()
        ? date.toInstant()
        : LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault())
            .atStartOfDay(zone)
            .toInstant();
  }

  /** Days end at midnight, also those of 23 and 25 hours, here or where this process is. */
  private static Instant ends(Instant begins, Duration length, DateStart start, ZoneId zone) {
    if (start.getValue().hasTime()) {
      return begins.plus(length);
    }
    long days = Math.round(length.toMinutes() / (24 * 60.0));
    return begins.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone).toInstant();
  }

  /** In which the repetitions of an event keep their hour. */
  private static TimeZone zone(DateStart start, TimezoneInfo zones, ZoneId zone) {
    if (!start.getValue().hasTime()) {
      return TimeZone.getDefault();
    }
    TimezoneAssignment assigned = zones.getTimezone(start);
    return assigned == null ? TimeZone.getTimeZone(zone) : assigned.getTimeZone();
  }

  private static Duration length(VEvent event) {
    Instant start = event.getDateStart().getValue().toInstant();
    if (event.getDateEnd() != null) {
      return Duration.between(start, event.getDateEnd().getValue().toInstant());
    }
    return event.getDuration() == null
        ? Duration.ofDays(1)
        : Duration.ofMillis(event.getDuration().getValue().toMillis());
  }
}
