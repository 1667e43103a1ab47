package io.bongsu.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bongsu.settings.SettingException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dates as the regulation on public holidays of government offices gives them. The lunar days of
 * 2027 and 2028 are a day later than in China, for the new moon is after midnight in Seoul only.
 */
class HolidaysTest {

  private final Holidays korea = Holidays.of("k", "KR");

  @ParameterizedTest
  @CsvSource({
    "2026-02-17, 설날",
    "2026-03-02, 삼일절 대체공휴일",
    "2026-05-25, 부처님오신날 대체공휴일",
    "2026-06-03, 지방선거일",
    "2026-07-17, 제헌절",
    "2026-08-17, 광복절 대체공휴일",
    "2026-09-25, 추석",
    "2026-10-05, 개천절 대체공휴일",
    "2027-02-07, 설날",
    "2027-02-09, 설날 대체공휴일",
    "2027-05-13, 부처님오신날",
    "2027-07-19, 제헌절 대체공휴일",
    "2027-09-15, 추석",
    "2027-10-11, 한글날 대체공휴일",
    "2027-12-27, 성탄절 대체공휴일",
    "2028-01-27, 설날",
    "2028-04-12, 국회의원선거",
    "2028-05-02, 부처님오신날",
    "2028-10-03, 개천절 추석",
    "2028-10-05, 추석 대체공휴일"
  })
  void aHolidayHasItsName(LocalDate date, String name) {
    assertThat(korea.name(date)).contains(name);
  }

  /** New Year's Day and Memorial Day have no substitute; the two feasts none for a Saturday. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-06-08", "2026-09-28", "2027-06-07", "2028-01-03", "2026-11-27"})
  void aWorkingDayIsNoHoliday(LocalDate date) {
    assertThat(korea.contains(date)).isFalse();
  }

  /** The eve and the day after are holidays in every year of the list. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-17",
        "2026-09-25",
        "2027-02-07",
        "2027-09-15",
        "2028-01-27",
        "2028-10-03"
      })
  void theTwoFeastsLastThreeDays(LocalDate feast) {
    assertThat(korea.name(feast.minusDays(1))).get().asString().endsWith("전날");
    assertThat(korea.name(feast.plusDays(1))).get().asString().endsWith("다음날");
  }

  @Test
  void everySubstituteIsAWorkingDayOfTheWeek() {
    assertThat(korea.all().entrySet().stream().filter(day -> day.getValue().contains("대체")))
        .hasSize(12)
        .allSatisfy(
            day ->
                assertThat(day.getKey().getDayOfWeek())
                    .isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
  }

  @Test
  void theListSaysHowFarItGoes() {
    assertThat(korea.knownUntil()).contains(LocalDate.of(2028, 12, 31));
    assertThat(Holidays.of("k", null).knownUntil()).isEmpty();
    assertThat(Stream.of(2026, 2027, 2028)).allMatch(y -> korea.contains(LocalDate.of(y, 12, 25)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "korea", "../x"})
  void anotherCountryIsRefused(String country) {
    assertThatExceptionOfType(SettingException.class)
        .isThrownBy(() -> Holidays.of("bongsu.quiet.night.holidays", country))
        .withMessageStartingWith("bongsu.quiet.night.holidays names a country");
  }
}
