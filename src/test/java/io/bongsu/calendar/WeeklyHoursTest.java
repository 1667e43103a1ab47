package io.bongsu.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bongsu.settings.SettingException;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyHoursTest {

  /** 2026-11-27 is a Friday. */
  @ParameterizedTest
  @CsvSource({
    "09:00-18:00, MON-FRI, 2026-11-27T09:00, true",
    "09:00-18:00, MON-FRI, 2026-11-27T08:59:59, false",
    "09:00-18:00, MON-FRI, 2026-11-27T17:59:59, true",
    "09:00-18:00, MON-FRI, 2026-11-27T18:00, false",
    "09:00-18:00, MON-FRI, 2026-11-28T12:00, false",
    "22:00-07:00, FRI, 2026-11-27T22:00, true",
    "22:00-07:00, FRI, 2026-11-28T00:00, true",
    "22:00-07:00, FRI, 2026-11-28T06:59:59, true",
    "22:00-07:00, FRI, 2026-11-28T07:00, false",
    "22:00-07:00, FRI, 2026-11-27T06:00, false",
    "22:00-07:00, FRI, 2026-11-28T23:00, false",
    "18:00-24:00, FRI, 2026-11-27T23:59:59, true",
    "18:00-24:00, FRI, 2026-11-28T00:00, false",
    "18:00-00:00, FRI, 2026-11-27T23:00, true",
    "00:00-06:00, FRI, 2026-11-27T00:00, true",
    "00:00-06:00, FRI, 2026-11-28T00:00, false",
    ", 'SAT,sun', 2026-11-28T03:00, true",
    ", 'SAT,SUN', 2026-11-27T23:59, false",
    ", FRI-MON, 2026-11-29T12:00, true",
    ", FRI-MON, 2026-11-26T12:00, false",
    "09:00-18:00, , 2026-11-29T12:00, true"
  })
  void aTimeIsWithinOrNot(String hours, String days, LocalDateTime at, boolean within) {
    assertThat(WeeklyHours.parse("k", hours, days).contains(at)).isEqualTo(within);
  }

  @ParameterizedTest
  @CsvSource({
    "9-18, , k.hours must be two times",
    "09:00, , k.hours must be two times",
    "25:00-26:00, , k.hours must be two times",
    "09:00-09:00, , k.hours begin and end at one time",
    ", MO-FR, k.days must be days",
    ", MON-WED-FRI, k.days must be days",
    ", '', ''"
  })
  void whatIsNeitherHoursNorDaysIsRefused(String hours, String days, String sentence) {
    if (sentence.isEmpty()) {
      assertThat(WeeklyHours.parse("k", hours, days).days()).hasSize(7);
      return;
    }
    assertThatExceptionOfType(SettingException.class)
        .isThrownBy(() -> WeeklyHours.parse("k", hours, days))
        .withMessageStartingWith(sentence);
  }

  @Test
  void theAnswerChangesOnlyAtTheTimesItNames() {
    WeeklyHours night = WeeklyHours.parse("k", "22:00-07:00", "MON-FRI");
    LocalDateTime at = LocalDateTime.parse("2026-11-22T00:00");
    boolean before = night.contains(at.minusMinutes(1));
    for (int minute = 0; minute < 14 * 24 * 60; minute++) {
      LocalDateTime next = at.plusMinutes(minute);
      boolean now = night.contains(next);
      if (now != before) {
        assertThat(night.changes(next.toLocalDate())).contains(next);
      }
      before = now;
    }
  }
}
