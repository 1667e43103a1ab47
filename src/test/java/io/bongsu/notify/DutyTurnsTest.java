package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Turns from Wednesday, 2 December 2026, 12:00 in Seoul. */
class DutyTurnsTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant NOON = at("2026-12-02T12:00");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @Test
  void aTurnHasItsWholeTimeButForTheEndOfTheSpan() {
    assertThat(
            turns(
                "week: {people: [kim, lee], every: 7d, from: 2026-11-30T09:00}",
                "2026-12-16T12:00"))
        .containsExactly(
            turn("week", "kim", "2026-11-30T09:00", "2026-12-07T09:00"),
            turn("week", "lee", "2026-12-07T09:00", "2026-12-14T09:00"),
            turn("week", "kim", "2026-12-14T09:00", "2026-12-16T12:00"));
  }

  @Test
  void anOverrideDividesATurn() {
    assertThat(
            turns(
                "week: {people: [kim], overrides: [{person: lee, from: 2026-12-03}]}",
                "2026-12-05T12:00"))
        .containsExactly(
            turn("week", "kim", "2025-01-01T00:00", "2026-12-03T00:00"),
            turn("week", "lee", "2026-12-03T00:00", "2026-12-04T00:00"),
            turn("week", "kim", "2026-12-04T00:00", "2026-12-05T12:00"));
  }

  @Test
  void aNightEndsOnTheDayAfterAndThereAreNoneAtWeekends() {
    assertThat(
            turns(
                "night: {people: [kim], hours: '18:00-09:00', days: MON-FRI}", "2026-12-07T18:00"))
        .containsExactly(
            turn("night", "kim", "2026-12-02T18:00", "2026-12-03T09:00"),
            turn("night", "kim", "2026-12-03T18:00", "2026-12-04T09:00"),
            turn("night", "kim", "2026-12-04T18:00", "2026-12-05T09:00"));
  }

  @Test
  void ofACalendarTheEventsOfPeopleCountToTheMinute() throws IOException {
    Path calendar =
        Files.writeString(
            directory.resolve("rota.ics"),
            """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            SUMMARY:kim
            DTSTART:20261202T021500Z
            DTEND:20261202T064500Z
            END:VEVENT
            BEGIN:VEVENT
            SUMMARY:01000000009
            DTSTART:20261202T064500Z
            DTEND:20261203T064500Z
            END:VEVENT
            END:VCALENDAR
            """
                .replace("\n", "\r\n"));

    assertThat(turns("week: {ical: '" + calendar + "'}", "2026-12-05T12:00"))
        .containsExactly(turn("week", "kim", "2026-12-02T11:15", "2026-12-02T15:45"));
  }

  @Test
  void eachScheduleIsReadOrOneThatIsNamed() {
    DutyTurns both = of("b: {people: [kim]}, a: {people: [lee]}");
    Instant until = at("2026-12-03T12:00");

    assertThat(both.between(NOON, until, null, 10))
        .extracting(DutyTurn::schedule)
        .containsExactly("a", "b");
    assertThat(both.between(NOON, until, "b", 10))
        .extracting(DutyTurn::person)
        .containsExactly("kim");
    assertThatThrownBy(() -> both.between(NOON, until, "c", 10))
        .hasMessage("bongsu.schedules has no schedule of this name");
  }

  @Test
  void thereIsALimit() {
    DutyTurns quick = of("week: {people: [kim, lee], every: 1m, from: 2026-11-30T09:00}");

    assertThatThrownBy(() -> quick.between(NOON, at("2026-12-03T12:00"), null, 1000))
        .hasMessageContaining("more than 1000 turns: ask for fewer days");
  }

  private static List<DutyTurn> turns(String schedules, String until) {
    return of(schedules).between(NOON, at(until), null, 100);
  }

  private static DutyTurns of(String schedules) {
    RecipientsProperties settings =
        BoundSettings.of(
            """
            bongsu:
              people: {kim: {phone: "01000000001"}, lee: {phone: "01000000002"}}
              recipients: {default: ["person:kim"]}
              schedules: {%s}
            """
                .formatted(schedules));
    CalendarFiles calendars =
        new CalendarFiles(settings.calendars(), Path.of("target"), Clock.fixed(NOON, SEOUL), SEOUL);
    return new DutyTurns(settings.recipients(new People(settings.persons()), calendars, SEOUL));
  }

  private static DutyTurn turn(String schedule, String person, String from, String until) {
    return new DutyTurn(schedule, person, at(from), at(until));
  }

  private static Instant at(String time) {
    return LocalDateTime.parse(time).atZone(SEOUL).toInstant();
  }
}
