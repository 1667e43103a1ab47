package io.bongsu.notify;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
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
      CalendarDates dates = new CalendarDates(calendar.getTimezoneInfo(), zone);
      MovedTurns moved = new MovedTurns(calendar.getEvents(), dates);
      for (VEvent event : calendar.getEvents()) {
        turns.addAll(turns(event, dates, moved, from, until));
      }
      return new CalendarTurns(turns);
    }
  }

  private static List<Turn> turns(
      VEvent event, CalendarDates dates, MovedTurns moved, Instant from, Instant until) {
    if (event.getDateStart() == null) {
      return List.of();
    }
    List<Turn> turns = new ArrayList<>();
    DateIterator repetitions = dates.repetitions(event);
    repetitions.advanceTo(Date.from(from.minus(dates.length(event))));
    while (repetitions.hasNext()) {
      Instant begins = dates.instant(repetitions.next(), event.getDateStart().getValue().hasTime());
      if (begins.isAfter(until)) {
        break;
      }
      if (!dates.isExcepted(event, begins)) {
        moved.turn(event, begins).ifPresent(turns::add);
      }
    }
    return turns;
  }
}
