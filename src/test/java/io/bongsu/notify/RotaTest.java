package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.notify.Rota.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a year of schedules lacks. It begins on Monday, 30 November 2026. */
class RotaTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @Test
  void thereIsAGapBeforeTheFirstDutyAndAfterEachOfTheWeekdays() {
    assertThat(problems("{people: [kim], hours: '09:00-18:00', days: MON-FRI}"))
        .extracting(Problem::problem)
        .singleElement()
        .asString()
        .startsWith("has nobody on duty from 2026-11-30T00:00 and 261 more times within a year");
  }

  @Test
  void oneWhoIsAlwaysOnDutyLeavesNoGap() {
    assertThat(problems("{people: [kim]}")).isEmpty();
  }

  @Test
  void whoIsNotifiedOtherwiseFillsEveryGap() {
    assertThat(problems("{people: [kim], hours: '09:00-18:00', otherwise: 'person:lee'}"))
        .isEmpty();
  }

  @Test
  void aGapOfMinutesInACalendarIsFound() throws IOException {
    String event = "BEGIN:VEVENT\r\nSUMMARY:%s\r\nDTSTART:%s\r\nDTEND:%s\r\nEND:VEVENT\r\n";
    Path calendar =
        Files.writeString(
            directory.resolve("rota.ics"),
            "BEGIN:VCALENDAR\r\n"
                + event.formatted("kim", "20261129T000000Z", "20261205T001000Z")
                + event.formatted("lee", "20261205T002000Z", "20271231T000000Z")
                + "END:VCALENDAR\r\n");

    assertThat(problems("{ical: '" + calendar + "'}"))
        .extracting(Problem::problem)
        .singleElement()
        .asString()
        .startsWith("has nobody on duty from 2026-12-05T09:10 within a year");
  }

  private static List<Problem> problems(String week) {
    RecipientsProperties settings =
        BoundSettings.of(
            """
            bongsu:
              people: {kim: {phone: "01000000001"}, lee: {phone: "01000000002"}}
              recipients: {default: ["schedule:week"]}
              schedules:
                week: %s
            """
                .formatted(week));
    ZoneId seoul = ZoneId.of("Asia/Seoul");
    Clock clock = Clock.fixed(TODAY.atStartOfDay(seoul).toInstant(), seoul);
    return Rota.of(settings, Path.of("target"), clock, seoul).problems(TODAY);
  }
}
