package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.settings.SettingException;
import io.bongsu.support.ClassifiedAlarms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final String UNTIL = ", until: 2099-01-01T00:00}";

  /** The alarm's name is shop-1-cpu and its type shop. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alarm: 'shop-*' | WARNING | ALARM | true",
        "alarm: 'SHOP-?-cpu' | WARNING | ALARM | true",
        "alarm: 'shop' | WARNING | ALARM | false",
        "alarm: 'shop.*' | WARNING | ALARM | false",
        "alarm: 'shop-*' | INFO | INSUFFICIENT_DATA | true",
        "alarm: 'shop-*' | CRITICAL | ALARM | false",
        "alarm: 'shop-*' | WARNING | OK | false",
        "alarm: 'shop-*', severity: critical | CRITICAL | ALARM | true",
        "alarm: 'shop-*', severity: critical | WARNING | ALARM | false",
        "severity: WARNING | WARNING | ALARM | true",
        "server-type: shop | WARNING | ALARM | true",
        "server-type: api | WARNING | ALARM | false",
        "server-type: api, alarm: 'shop-*' | WARNING | ALARM | false"
      })
  void itHoldsWhatMatchesAllThatItSays(
      String written, Severity severity, AlarmState state, boolean held) {
    Alarm alarm = ClassifiedAlarms.of("shop-1", "shop", severity, state, "default");

    assertThat(silence("{" + written + UNTIL).matches(alarm)).isEqualTo(held);
  }

  /** 22:00 in Seoul is 13:00 UTC. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-30T12:59:59Z, false",
    "2026-11-30T13:00:00Z, true",
    "2026-11-30T15:59:59Z, true",
    "2026-11-30T16:00:00Z, false",
    "2027-11-30T13:00:00Z, false"
  })
  void itBeginsAndEndsInTheZoneOfTheTexts(Instant now, boolean holds) {
    Silence silence =
        silence("{alarm: '*', from: 2026-11-30T22:00, until: '2026-11-30T16:00:00Z'}");

    assertThat(silence.holds(now)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{until: 2026-11-30T22:00} | bongsu.silences[0] has neither alarm, server-type nor",
        "{alarm: '', until: 2026-11-30T22:00} | bongsu.silences[0].alarm is empty",
        "{alarm: ' ', severity: INFO, until: 2026-11-30T22:00} | bongsu.silences[0].alarm is empty",
        "{server-type: '', until: 2026-11-30T22:00} | bongsu.silences[0].server-type is empty",
        "{alarm: x} | bongsu.silences[0].until is missing: a silence has an end",
        "{alarm: x, until: tomorrow} | bongsu.silences[0].until must be a time",
        "{alarm: x, from: 2026-11-30T23:00, until: 2026-11-30T22:00} | bongsu.silences[0].until is not",
        "{severity: high, until: 2026-11-30T22:00} | bongsu.silences[0].severity is none of"
      })
  void oneThatCannotWorkIsRefused(String written, String sentence) {
    assertThatExceptionOfType(SettingException.class)
        .isThrownBy(() -> silence(written))
        .withMessageStartingWith(sentence);
  }

  private static Silence silence(String written) {
    String yaml = "bongsu: {recipients: {default: '01000000009'}, silences: [" + written + "]}";
    List<Silence> silences = BoundSettings.of(yaml).silences(SEOUL);
    return silences.get(0);
  }
}
