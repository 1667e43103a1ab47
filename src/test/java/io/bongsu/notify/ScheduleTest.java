package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bongsu.settings.SettingException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private static final String ROTA =
      """
      bongsu:
        people:
          kim: {phone: "01000000001"}
          lee: {phone: "01000000002"}
          park: {phone: "01000000003"}
          choi: {language: ko}
        recipients:
          default: ["01000000009"]
          ops: ["schedule:week", "person:park"]
          night: ["schedule:nights"]
          nobody: ["person:choi"]
          ring: ["team:ring", "team:ops"]
        schedules:
          week:
            people: [kim, lee]
            every: 7d
            from: 2026-11-30T09:00
            overrides:
              - {person: park, from: 2026-12-25}
              - {person: lee, from: "2026-12-31T18:00", until: "2027-01-01T06:00"}
          nights:
            people: [kim]
            hours: "18:00-09:00"
            days: MON-FRI
            otherwise: "person:lee"
      """;

  private final Recipients rota = recipients(ROTA, SEOUL);

  @ParameterizedTest
  @CsvSource({
    "2026-11-30T08:59:59, lee",
    "2026-11-30T09:00, kim",
    "2026-12-07T08:59:59, kim",
    "2026-12-07T09:00, lee",
    "2026-12-14T09:00, kim",
    "2026-12-24T23:59, lee",
    "2026-12-25T00:00, park",
    "2026-12-25T23:59, park",
    "2026-12-26T00:00, lee",
    "2026-12-31T17:59, kim",
    "2026-12-31T18:00, lee",
    "2027-01-01T06:00, kim",
    "2027-01-04T09:00, lee"
  })
  void peopleTakeTurns(LocalDateTime at, String person) {
    assertThat(named(rota, "ops", at.atZone(SEOUL).toInstant()))
        .isEqualTo(person.equals("park") ? List.of("park") : List.of(person, "park"));
  }

  /** The office is empty at 20:00; kim takes the whole week and lee one evening of it. */
  @ParameterizedTest
  @CsvSource({
    "2026-12-06T23:59, default",
    "2026-12-07T00:00, kim",
    "2026-12-08T20:00, kim",
    "2026-12-09T17:59, kim",
    "2026-12-09T18:00, lee",
    "2026-12-09T23:00, kim",
    "2026-12-11T23:59, kim",
    "2026-12-12T00:00, default"
  })
  void theLastOverrideThatHoldsWinsAtAnyHourUntilTheEndOfItsLastDay(
      LocalDateTime at, String person) {
    String office =
        """
        bongsu:
          people: {kim: {phone: "01000000001"}, lee: {phone: "01000000002"}}
          recipients: {default: ["01000000009 default"], ops: ["schedule:office"]}
          schedules:
            office:
              people: [lee]
              hours: "09:00-18:00"
              days: MON-FRI
              overrides:
                - {person: kim, from: 2026-12-07, until: 2026-12-11}
                - {person: lee, from: "2026-12-09T18:00", until: "2026-12-09T23:00"}
        """;

    assertThat(named(recipients(office, SEOUL), "ops", at.atZone(SEOUL).toInstant()))
        .containsExactly(person);
  }

  @Test
  void theAnswerChangesOnlyAtTheTimesItNames() {
    Schedule week = Objects.requireNonNull(BoundSettings.of(ROTA).duties().get("week"));
    LocalDateTime begin = LocalDateTime.parse("2026-11-22T00:00");
    LocalDateTime end = LocalDateTime.parse("2027-01-10T00:00");
    for (LocalDateTime at = begin; at.isBefore(end); at = at.plusMinutes(1)) {
      if (!week.at(at).equals(week.at(at.minusMinutes(1)))) {
        assertThat(week.changes(at.toLocalDate())).contains(at);
      }
    }
  }

  /** 2026-12-04 is a Friday: its night ends on Saturday at 09:00. */
  @ParameterizedTest
  @CsvSource({
    "2026-12-04T17:59, lee",
    "2026-12-04T18:00, kim",
    "2026-12-05T00:00, kim",
    "2026-12-05T08:59, kim",
    "2026-12-05T09:00, lee",
    "2026-12-05T20:00, lee"
  })
  void outsideOfItsHoursTheOtherIsNotified(LocalDateTime at, String person) {
    assertThat(named(rota, "night", at.atZone(SEOUL).toInstant())).containsExactly(person);
  }

  /** New York puts its clocks back on 2026-11-01 and forward on 2027-03-14, at 02:00. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-01T13:59:59Z, lee",
    "2026-11-01T14:00:00Z, kim",
    "2027-03-14T12:59:59Z, kim",
    "2027-03-14T13:00:00Z, lee"
  })
  void aHandOverKeepsItsHourWhenTheClocksChange(Instant at, String person) {
    String daily =
        """
        bongsu:
          people: {kim: {phone: "01000000001"}, lee: {phone: "01000000002"}}
          recipients: {default: ["schedule:day"]}
          schedules: {day: {people: [kim, lee], every: 1d, from: 2026-10-30T09:00}}
        """;
    // 09:00 in New York is 13:00Z in summer and 14:00Z in winter.
    assertThat(named(recipients(daily, ZoneId.of("America/New_York")), "default", at))
        .containsExactly(person);
  }

  @Test
  void whereNobodyHasAPhoneTheDefaultTeamIsNotified() {
    List<Duty> duty = rota.onDuty("nobody", Instant.parse("2026-12-01T00:00:00Z"));

    assertThat(duty).hasSize(1);
    assertThat(duty.get(0).recipient().number()).isEqualTo("01000000009");
    assertThat(duty.get(0).why()).contains("nobody of nobody is on duty");
  }

  @Test
  void aDefaultTeamThatIsOffDutyIsNotifiedAllTheSame() {
    String office =
        """
        bongsu:
          people: {kim: {phone: "01000000001"}, lee: {phone: "01000000002"}}
          recipients: {default: ["schedule:office"]}
          schedules: {office: {people: [kim, lee], every: 1d, from: 2026-11-30, hours: "09:00-18:00"}}
        """;

    assertThat(named(recipients(office, SEOUL), "default", Instant.parse("2026-12-01T15:00:00Z")))
        .containsExactlyInAnyOrder("kim", "lee");
  }

  @Test
  void aRingOfTeamsEnds() {
    assertThat(named(rota, "ring", Instant.parse("2026-12-01T03:00:00Z")))
        .containsExactly("kim", "park");
  }

  @Test
  void everyoneIsWhoeverCouldBeOnDuty() {
    assertThat(rota.everyone("night").stream().map(Recipient::number))
        .containsExactly("01000000001", "01000000002", "01000000009");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedules: {s: {every: 7d}} | bongsu.schedules.s.people is missing",
        "schedules: {s: {people: [kim, ann], every: 7d, from: 2026-11-30}} | bongsu.schedules.s.people names the person 'ann'",
        "schedules: {s: {people: [kim, lee], from: 2026-11-30}} | bongsu.schedules.s.every is missing",
        "schedules: {s: {people: [kim, lee], every: 7d}} | bongsu.schedules.s.from is missing",
        "schedules: {s: {people: [kim, lee], every: 7d, from: monday}} | bongsu.schedules.s.from must be a time",
        "schedules: {s: {people: [kim], hours: '9-18'}} | bongsu.schedules.s.hours must be two times",
        "schedules: {s: {people: [kim], otherwise: kim}} | bongsu.schedules.s.otherwise is none of",
        "schedules: {s: {people: [kim], otherwise: 'team:x'}} | bongsu.schedules.s.otherwise names the team 'x'",
        "schedules: {s: {people: [kim], overrides: [{from: 2026-11-30}]}} | bongsu.schedules.s.overrides[0].person is",
        "schedules: {s: {people: [kim], overrides: [{person: kim, from: 2026-11-30T09:00, until: 2026-11-29}]}} | bongsu.schedules.s.overrides[0].until is not after",
        "teams: {api: [{team: default, hours: '09:00-18:00'}]} | bongsu.teams.api[0] has hours or days",
        "teams: {api: [{team: default}, {team: default}]} | bongsu.teams.api[0] has neither",
        "teams: {api: ops} | bongsu.teams.api names the team 'ops'"
      })
  void whatCannotWorkIsRefusedByItsKey(String settings, String sentence) {
    String people = "  people: {kim: {phone: '01000000001'}, lee: {phone: '01000000002'}}\n";
    String yaml = "bongsu:\n  recipients: {default: ['person:kim']}\n" + people + "  " + settings;

    assertThatExceptionOfType(SettingException.class)
        .isThrownBy(() -> BoundSettings.of(yaml))
        .withMessageStartingWith(sentence);
  }

  @Test
  void theAddressOfACalendarIsNotPrinted() {
    String yaml =
        """
        bongsu:
          recipients: {default: '01000000009'}
          schedules: {week: {ical: "https://calendar.example/private-token/rota.ics"}}
        """;

    assertThat(BoundSettings.of(yaml).duties().get("week")).hasToString("week");
    assertThat(String.valueOf(BoundSettings.of(yaml).schedules())).doesNotContain("private-token");
  }

  static Recipients recipients(String yaml, ZoneId zone) {
    RecipientsProperties settings = BoundSettings.of(yaml);
    return settings.recipients(new People(settings.persons()), Calendars.none(), zone);
  }

  private static List<String> named(Recipients recipients, String team, Instant at) {
    return recipients.of(team, at).stream().map(Recipient::name).toList();
  }
}
