package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time of day in the zone of the messages, on the program's clock. */
class ClockTimeTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private static ClockTime at(String instant) {
    return new ClockTime(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), SEOUL);
  }

  @Test
  void theZoneIsThatOfTheMessages() {
    ClockTime time = at("2026-11-27T18:30:00Z");

    assertThat(time.hour()).isEqualTo(3);
    assertThat(time.time()).isEqualTo("03:30");
    assertThat(time.date()).isEqualTo("2026-11-28");
    assertThat(time.day()).isEqualTo(DayOfWeek.SATURDAY);
    assertThat(time.isWeekend()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T13:00:00Z, 22:00, 08:00, true",
    "2026-11-26T22:59:59Z, 22:00, 08:00, true",
    "2026-11-26T23:00:00Z, 22:00, 08:00, false",
    "2026-11-26T12:59:59Z, 22:00, 08:00, false",
    "2026-11-26T00:00:00Z, 09:00, 18:00, true",
    "2026-11-26T09:00:00Z, 09:00, 18:00, false",
  })
  void aSpanMayCrossMidnightAndEndsJustBeforeItsEnd(
      String now, String from, String to, boolean in) {
    assertThat(at(now).isBetween(from, to)).isEqualTo(in);
  }
}
