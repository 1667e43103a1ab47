package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.bongsu.support.SetClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars as Google Calendar and others export them. It is 2026-11-22, 14:02 in Seoul. */
class CalendarFilesTest {

  private static final String ROTA =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//test//EN
      BEGIN:VEVENT
      UID:1
      SUMMARY:kim
      DTSTART;TZID=America/New_York:20261026T090000
      DTEND;TZID=America/New_York:20261026T170000
      RRULE:FREQ=WEEKLY;COUNT=20
      EXDATE;TZID=America/New_York:20261207T090000
      END:VEVENT
      BEGIN:VEVENT
      UID:1
      RECURRENCE-ID;TZID=America/New_York:20261214T090000
      SUMMARY:lee
      DTSTART;TZID=America/New_York:20261215T090000
      DTEND;TZID=America/New_York:20261215T170000
      END:VEVENT
      BEGIN:VEVENT
      UID:2
      SUMMARY:park
      DTSTART;VALUE=DATE:20261225
      DTEND;VALUE=DATE:20261226
      END:VEVENT
      BEGIN:VEVENT
      UID:3
      SUMMARY:choi
      DTSTART:20261128T090000
      DURATION:PT12H
      END:VEVENT
      BEGIN:VEVENT
      UID:4
      SUMMARY:kim
      STATUS:CANCELLED
      DTSTART:20261225T000000Z
      DTEND:20261226T000000Z
      END:VEVENT
      END:VCALENDAR
      """
          .replace("\n", "\r\n");

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private static final List<String> PROCESS_ZONES =
      List.of("UTC", "Asia/Seoul", "America/New_York", "Pacific/Auckland");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private final SetClock clock = new SetClock();

  /** 09:00 in New York is 14:00 UTC in winter, 13:00 from 2027-03-14 on. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T13:59:59Z, ",
    "2026-11-23T14:00:00Z, kim",
    "2026-11-23T21:59:59Z, kim",
    "2026-11-23T22:00:00Z, ",
    "2026-12-07T15:00:00Z, ",
    "2026-12-14T15:00:00Z, ",
    "2026-12-15T15:00:00Z, lee",
    "2027-03-08T14:00:00Z, kim",
    "2027-03-08T13:30:00Z, ",
    "2027-03-15T14:00:00Z, ",
    "2026-12-24T14:59:59Z, ",
    "2026-12-24T15:00:00Z, park",
    "2026-12-25T14:59:59Z, park",
    "2026-12-25T15:00:00Z, ",
    "2026-11-28T00:00:00Z, choi",
    "2026-11-28T12:00:00Z, "
  })
  void anEventIsATurn(Instant at, String person) throws IOException {
    Path file = Files.writeString(directory.resolve("rota.ics"), ROTA);

    CalendarFiles calendars = calendars(file.toString());

    assertThat(String.join(",", calendars.at(file.toString(), at)))
        .isEqualTo(person == null ? "" : person);
    assertThat(calendars.everyone(file.toString()))
        .containsExactlyInAnyOrder("kim", "lee", "park", "choi");
    assertThat(calendars.end(file.toString())).contains(Instant.parse("2027-03-08T22:00:00Z"));
  }

  /** The clocks of Berlin go back in the first night, and forward in the second. */
  @ParameterizedTest
  @CsvSource({
    "20261025, 20261026, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "20260329, 20260330, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z"
  })
  void aWholeDayEndsAtMidnightHoweverManyHoursItHas(
      String date, String next, Instant from, Instant until) throws IOException {
    String text =
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        UID:1
        SUMMARY:kim
        DTSTART;VALUE=DATE:%s
        DTEND;VALUE=DATE:%s
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(date, next)
            .replace("\n", "\r\n");

    CalendarTurns read =
        CalendarTurns.read(
            text, ZoneId.of("Europe/Berlin"), Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z"));

    assertThat(read.turns()).containsExactly(new CalendarTurns.Turn("kim", from, until));
  }

  /** The same turns wherever the process runs: its zone is none of the calendar's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DTSTART;VALUE=DATE:20261120 | RRULE:FREQ=DAILY;UNTIL=20261123 | 20 21 22 23",
        "DTSTART;VALUE=DATE:20261120 | RRULE:FREQ=DAILY;UNTIL=20261122T150000Z | 20 21 22 23",
        "DTSTART;VALUE=DATE:20261120 | RRULE:FREQ=DAILY;UNTIL=20261123T145959Z | 20 21 22 23",
        "DTSTART;VALUE=DATE:20261120 | RRULE:FREQ=DAILY;UNTIL=20261123T000000 | 20 21 22 23",
        "DTSTART;TZID=Asia/Seoul:20261120T080000 | RRULE:FREQ=DAILY;UNTIL=20261122T230000Z | 20 21 22 23",
        "DTSTART;TZID=Asia/Seoul:20261120T220000 | RRULE:FREQ=DAILY;UNTIL=20261123 | 20 21 22 23",
        "DTSTART;TZID=Asia/Seoul:20261120T080000 | RRULE:FREQ=DAILY;UNTIL=20261123 | 20 21 22 23",
        "DTSTART:20261120T080000 | RRULE:FREQ=DAILY;UNTIL=20261123T080000 | 20 21 22 23",
        "DTSTART:20261120T080000 | RRULE:FREQ=DAILY;UNTIL=20261123T075959 | 20 21 22",
        "DTSTART;VALUE=DATE:20261120 | RRULE:FREQ=DAILY;COUNT=4,EXDATE;VALUE=DATE:20261122 | 20 21 23",
        "DTSTART;VALUE=DATE:20261120 | RRULE:FREQ=DAILY;COUNT=4,EXDATE:20261122T000000 | 20 21 23",
        "DTSTART;VALUE=DATE:20261120 | RRULE:FREQ=DAILY;COUNT=4,EXDATE;TZID=Asia/Seoul:20261122T000000 | 20 21 23",
        "DTSTART:20261120T080000 | RRULE:FREQ=DAILY;COUNT=4,EXDATE;VALUE=DATE:20261122 | 20 21 23"
      })
  void theZoneOfTheProcessDoesNotMatter(String start, String rule, String days) throws IOException {
    String event = "UID:1\nSUMMARY:kim\n" + start + "\n" + rule.replace(",", "\n");

    for (String zone : PROCESS_ZONES) {
      assertThat(
              turnsOf(zone, event).stream()
                  .map(turn -> turn.from().atZone(SEOUL).getDayOfMonth())
                  .map(String::valueOf))
          .as(zone)
          .containsExactly(days.split(" "));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RECURRENCE-ID;VALUE=DATE:20261122, kim lee kim kim",
    "RECURRENCE-ID:20261122T000000, kim lee kim kim",
    "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261122, kim lee lee lee"
  })
  void aDayThatIsSwappedIsOfOnePersonWhereverTheProcessRuns(String place, String people)
      throws IOException {
    String kim =
        "UID:1\nSUMMARY:kim\nDTSTART;VALUE=DATE:20261121\nDTEND;VALUE=DATE:20261122\n"
            + "RRULE:FREQ=DAILY;COUNT=4";
    String lee =
        "UID:1\nSUMMARY:lee\nDTSTART;VALUE=DATE:20261122\nDTEND;VALUE=DATE:20261123\n" + place;

    for (String zone : PROCESS_ZONES) {
      assertThat(turnsOf(zone, kim, lee).stream().map(CalendarTurns.Turn::person))
          .as(zone)
          .containsExactly(people.split(" "));
    }
  }

  /** From the second on an hour later, for half as long; the third is swapped on its own. */
  @Test
  void allFromOneOnAreMovedWithIt() throws IOException {
    String kim =
        "UID:1\nSUMMARY:kim\nDTSTART;TZID=America/New_York:20261025T090000\nDURATION:PT8H\n"
            + "RRULE:FREQ=WEEKLY;COUNT=4";
    String lee =
        "UID:1\nSUMMARY:lee\nDTSTART;TZID=America/New_York:20261026T100000\nDURATION:PT4H\n"
            + "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20261025T090000";
    String park =
        "UID:1\nSUMMARY:park\nDTSTART;TZID=America/New_York:20261109T090000\nDURATION:PT8H\n"
            + "RECURRENCE-ID;TZID=America/New_York:20261108T090000";

    assertThat(turnsOf("UTC", kim, lee, park))
        .containsExactly(
            turn("lee", "2026-10-26T14:00:00Z", "2026-10-26T18:00:00Z"),
            turn("lee", "2026-11-02T15:00:00Z", "2026-11-02T19:00:00Z"),
            turn("park", "2026-11-09T14:00:00Z", "2026-11-09T22:00:00Z"),
            turn("lee", "2026-11-16T15:00:00Z", "2026-11-16T19:00:00Z"));
  }

  private static CalendarTurns.Turn turn(String person, String from, String until) {
    return new CalendarTurns.Turn(person, Instant.parse(from), Instant.parse(until));
  }

  /** In order, as a process in a zone reads them. */
  private static List<CalendarTurns.Turn> turnsOf(String processZone, String... events)
      throws IOException {
    String text =
        Stream.of(events)
            .map(event -> "BEGIN:VEVENT\n" + event + "\nEND:VEVENT\n")
            .collect(Collectors.joining("", "BEGIN:VCALENDAR\n", "END:VCALENDAR\n"))
            .replace("\n", "\r\n");
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(processZone));
    try {
      Instant end = Instant.parse("2027-01-01T00:00:00Z");
      return CalendarTurns.read(text, SEOUL, Instant.parse("2026-10-01T00:00:00Z"), end)
          .turns()
          .stream()
          .sorted(Comparator.comparing(CalendarTurns.Turn::from))
          .toList();
    } finally {
      TimeZone.setDefault(before);
    }
  }

  /** Lee takes over one Monday of kim's at its hour; choi has a fortnight that has begun. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T00:00:00Z, kim choi",
    "2026-11-30T00:00:00Z, lee",
    "2026-12-07T00:00:00Z, kim",
    "2026-11-27T23:59:59Z, choi",
    "2026-11-28T00:00:00Z, park",
    "2026-11-28T23:59:59Z, park",
    "2026-11-29T00:00:00Z, "
  })
  void aTurnMayBeTakenOverHaveBegunOrHaveNoEnd(Instant at, String people) throws IOException {
    String text =
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        UID:1
        SUMMARY:kim
        DTSTART:20261116T090000
        DTEND:20261116T180000
        RRULE:FREQ=WEEKLY;COUNT=20
        END:VEVENT
        BEGIN:VEVENT
        UID:1
        RECURRENCE-ID:20261130T090000
        SUMMARY:lee
        DTSTART:20261130T090000
        DTEND:20261130T180000
        END:VEVENT
        BEGIN:VEVENT
        UID:2
        SUMMARY:choi
        DTSTART:20261114T090000
        DTEND:20261128T090000
        END:VEVENT
        BEGIN:VEVENT
        UID:3
        SUMMARY:park
        DTSTART:20261128T090000
        END:VEVENT
        END:VCALENDAR
        """
            .replace("\n", "\r\n");
    String file = Files.writeString(directory.resolve("turns.ics"), text).toString();

    assertThat(String.join(" ", calendars(file).at(file, at)))
        .isEqualTo(people == null ? "" : people);
  }

  @Test
  void whoWasOnDutyYesterdayIsStillOfTheTeamAndAnOverrideComesFirst() throws IOException {
    String text =
        """
        BEGIN:VCALENDAR
        BEGIN:VEVENT
        SUMMARY:kim
        DTSTART:20261121T090000
        DTEND:20261121T180000
        END:VEVENT
        BEGIN:VEVENT
        SUMMARY:kim
        DTSTART:20261123T090000
        DTEND:20261123T180000
        END:VEVENT
        END:VCALENDAR
        """
            .replace("\n", "\r\n");
    String file = Files.writeString(directory.resolve("turns.ics"), text).toString();
    RecipientsProperties settings =
        BoundSettings.of(
            """
            bongsu:
              people: {kim: {phone: "01000000001"}, lee: {phone: "01000000002"}}
              recipients: {default: ["schedule:week"]}
              schedules: {week: {ical: "%s", overrides: [{person: lee, from: "2026-11-23T12:00"}]}}
            """
                .formatted(file));
    Recipients recipients =
        settings.recipients(new People(settings.persons()), calendars(file), SEOUL);

    assertThat(recipients.of("default", Instant.parse("2026-11-21T03:00:00Z")))
        .extracting(Recipient::name)
        .containsExactly("kim");
    assertThat(recipients.of("default", Instant.parse("2026-11-23T02:59:59Z")))
        .extracting(Recipient::name)
        .containsExactly("kim");
    assertThat(recipients.of("default", Instant.parse("2026-11-23T03:00:00Z")))
        .extracting(Recipient::name)
        .containsExactly("lee");
  }

  @Test
  void theLastGoodCopyServesWhileTheAddressDoesNot() throws IOException {
    AtomicReference<String> served = new AtomicReference<>(ROTA);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/rota.ics",
        exchange -> {
          byte[] bytes = Objects.requireNonNull(served.get()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(bytes.length == 0 ? 500 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/rota.ics";
    Instant duty = Instant.parse("2026-11-23T14:00:00Z");

    CalendarFiles calendars = calendars(address);
    assertThat(calendars.at(address, duty)).isEmpty();
    calendars.refresh();
    assertThat(calendars.at(address, duty)).containsExactly("kim");
    served.set("this is no calendar");
    calendars.refresh();
    assertThat(calendars.at(address, duty)).containsExactly("kim");
    server.stop(0);
    calendars.refresh();
    assertThat(calendars.at(address, duty)).containsExactly("kim");
    assertThat(calendars(address).at(address, duty)).as("after a restart").containsExactly("kim");
  }

  @Test
  void aFileThatIsNotThereHasNoTurns() {
    String missing = directory.resolve("none.ics").toString();

    assertThat(calendars(missing).at(missing, clock.instant().plus(Duration.ofDays(1)))).isEmpty();
  }

  private CalendarFiles calendars(String address) {
    return new CalendarFiles(Set.of(address), directory.resolve("cache"), clock, SEOUL);
  }
}
