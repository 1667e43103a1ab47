package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bongsu.settings.SettingException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private static final String NIGHT = "{hours: '22:00-07:00', holidays: KR, brief: '08:00'}";
  private static final String WITHOUT_BRIEF = "{hours: '22:00-07:00', holidays: KR}";
  private static final String WEEKEND = "{days: 'SAT,SUN', brief: '09:00'}";
  private static final String WEEKDAYS = "{hours: '22:00-07:00', days: MON-FRI}";
  private static final String ONE_DAY = "{dates: [2026-12-31], brief: '08:00'}";

  /** 2026-12-25 is a Friday and a holiday. */
  @ParameterizedTest
  @CsvSource({
    "2026-12-23T21:59, false",
    "2026-12-23T22:00, true",
    "2026-12-24T00:00, true",
    "2026-12-24T06:59, true",
    "2026-12-24T07:00, false",
    "2026-12-24T23:59, true",
    "2026-12-25T12:00, true",
    "2026-12-25T21:00, true",
    "2026-12-26T06:59, true",
    "2026-12-26T07:00, false"
  })
  void itIsQuietAcrossMidnightAndOnHolidays(LocalDateTime at, boolean quiet) {
    assertThat(hours(NIGHT).contains(at)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-30T23:59, false",
    "2026-12-31T00:00, true",
    "2026-12-31T12:00, true",
    "2026-12-31T23:59, true",
    "2027-01-01T00:00, false"
  })
  void aDateThatIsNamedIsQuietFromMidnightToMidnight(LocalDateTime at, boolean quiet) {
    assertThat(hours(ONE_DAY).contains(at)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NIGHT | 2026-12-22T23:00 | 2026-12-23T08:00",
        "NIGHT | 2026-12-23T03:00 | 2026-12-23T08:00",
        "NIGHT | 2026-12-24T23:00 | 2026-12-26T08:00",
        "NIGHT | 2026-12-25T08:00 | 2026-12-26T08:00",
        "NIGHT | 2026-09-23T23:00 | 2026-09-27T08:00",
        "NONE  | 2026-12-22T23:00 | 2026-12-23T07:00",
        "NONE  | 2026-12-24T23:00 | 2026-12-26T07:00",
        "WEEKDAYS | 2026-12-04T23:00 | 2026-12-05T07:00",
        "WEEKEND | 2026-12-05T09:00 | 2026-12-06T09:00",
        "WEEKEND | 2026-12-05T10:00 | 2026-12-06T09:00",
        "WEEKEND | 2026-12-06T10:00 | 2026-12-07T09:00",
        "ONE_DAY | 2026-12-31T00:00 | 2027-01-01T08:00"
      })
  void whatWaitsIsSentAtTheNextBriefThatIsOnNoHoliday(
      String which, LocalDateTime now, LocalDateTime brief) {
    String yaml =
        switch (which) {
          case "NIGHT" -> NIGHT;
          case "NONE" -> WITHOUT_BRIEF;
          case "WEEKDAYS" -> WEEKDAYS;
          case "WEEKEND" -> WEEKEND;
          default -> ONE_DAY;
        };

    assertThat(hours(yaml).briefAfter(now.atZone(SEOUL).toInstant(), SEOUL))
        .isEqualTo(brief.atZone(SEOUL).toInstant());
  }

  /** New York's clocks go back to 01:00 on 2026-11-01, so 01:10 and 01:30 come twice. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-01T05:10:00Z, 2026-11-01T05:30:00Z",
    "2026-11-01T06:10:00Z, 2026-11-01T06:30:00Z"
  })
  void theBriefIsNeverBeforeWhatWaitsForIt(Instant now, Instant brief) {
    assertThat(hours("{hours: '22:00-01:30'}").briefAfter(now, ZoneId.of("America/New_York")))
        .isEqualTo(brief);
  }

  /** New York puts its clocks forward from 02:00 to 03:00 on 2027-03-14. */
  @Test
  void theNightIsAnHourShorterWhereTheClocksGoForward() {
    ZoneId newYork = ZoneId.of("America/New_York");
    LocalDateTime evening = LocalDateTime.parse("2027-03-13T23:00");

    assertThat(hours(NIGHT).briefAfter(evening.atZone(newYork).toInstant(), newYork))
        .isEqualTo("2027-03-14T12:00:00Z")
        .isEqualTo(evening.atZone(newYork).toInstant().plusSeconds(8 * 3600));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{brief: '08:00'} | bongsu.quiet.night has neither hours, days, holidays nor dates",
        "{hours: 22-7} | bongsu.quiet.night.hours must be two times",
        "{hours: '22:00-07:00', brief: 8} | bongsu.quiet.night.brief must be a time",
        "{holidays: US} | bongsu.quiet.night.holidays names a country",
        "{dates: [monday]} | bongsu.quiet.night.dates[0] must be a date"
      })
  void whatCannotBeReadIsRefused(String yaml, String sentence) {
    assertThatExceptionOfType(SettingException.class)
        .isThrownBy(() -> hours(yaml))
        .withMessageStartingWith(sentence);
  }

  private static QuietHours hours(String yaml) {
    String settings =
        "bongsu: {recipients: {default: '01000000009'}, quiet: {night: " + yaml + "}}";
    QuietHours hours = BoundSettings.of(settings).quietHours().get("night");
    if (hours == null) {
      throw new AssertionError("no quiet hours in " + settings);
    }
    return hours;
  }
}
