package io.bongsu.console;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import io.bongsu.notify.DutyTurn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * Turns of duty as an iCalendar (RFC 5545), one event for each. An event has the name of the
 * schedule and of the person, no number, and the same UID in every replica and each time.
 */
final class OncallCalendar {

  private OncallCalendar() {}

  static String text(List<DutyTurn> turns, Instant now) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Bongsu//On call//EN");
    turns.forEach(turn -> calendar.addEvent(event(turn, now)));
    return Biweekly.write(calendar).go();
  }

  private static VEvent event(DutyTurn turn, Instant now) {
    VEvent event = new VEvent();
    event.setUid(id(turn));
    event.setDateTimeStamp(Date.from(now));
    event.setSummary(turn.schedule() + ": " + turn.person());
    event.setDateStart(new DateStart(Date.from(turn.from()), true));
    event.setDateEnd(new DateEnd(Date.from(turn.until()), true));
    return event;
  }

  private static String id(DutyTurn turn) {
    String turned = turn.schedule() + "\n" + turn.person() + "\n" + turn.from();
    return UUID.nameUUIDFromBytes(turned.getBytes(StandardCharsets.UTF_8)) + "@bongsu";
  }
}
