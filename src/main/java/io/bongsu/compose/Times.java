package io.bongsu.compose;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** When something happened, as those who read it count the hours: the date only if not today. */
final class Times {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("M/d HH:mm");

  private final Clock clock;
  private final ZoneId zone;

  Times(Clock clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** With the date if it is not today, then the time alone, then nothing. */
  List<String> forms(Instant instant) {
    ZonedDateTime then = instant.atZone(zone);
    boolean today = then.toLocalDate().equals(clock.instant().atZone(zone).toLocalDate());
    String time = TIME.format(then);
    return List.of(today ? time : DATE_AND_TIME.format(then), time, "");
  }
}
