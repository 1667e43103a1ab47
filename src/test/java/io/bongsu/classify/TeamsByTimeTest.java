package io.bongsu.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bongsu.alarm.Alarm;
import io.bongsu.settings.SettingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamsByTimeTest {

  private static final Map<String, Object> BY_HOUR =
      Map.of(
          "bongsu.classify.default-server-type", "other",
          "bongsu.teams.api[0].team", "api",
          "bongsu.teams.api[0].hours", "09:00-18:00",
          "bongsu.teams.api[0].days", "MON-FRI",
          "bongsu.teams.api[1].team", "default");

  /** Hours count in Seoul, nine hours before UTC: 2026-11-27T00:00Z is Friday 09:00. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-26T23:59:59Z, default, bongsu.teams.api at other times",
    "2026-11-27T00:00:00Z, api, bongsu.teams.api at 09:00-18:00 MON-FRI",
    "2026-11-27T08:59:59Z, api, bongsu.teams.api at 09:00-18:00 MON-FRI",
    "2026-11-27T09:00:00Z, default, bongsu.teams.api at other times",
    "2026-11-28T03:00:00Z, default, bongsu.teams.api at other times"
  })
  void theTeamDependsOnTheHour(Instant now, String team, String why) {
    Classifier classifier = Configured.classifier(BY_HOUR, Clock.fixed(now, ZoneOffset.UTC));

    Alarm alarm = classifier.classify(AlarmText.named("x").tags("server-type=api").alarm());

    assertThat(alarm.team()).isEqualTo(team);
    assertThat(alarm.why()).contains(why);
  }

  /** Berlin puts its clocks back on 2026-10-25: 09:00 is 07:00Z on Friday and 08:00Z on Monday. */
  @ParameterizedTest
  @CsvSource({
    "2026-10-23T06:59:59Z, default",
    "2026-10-23T07:00:00Z, api",
    "2026-10-26T07:59:59Z, default",
    "2026-10-26T08:00:00Z, api"
  })
  void theHourIsThatOfTheZoneOfTheTexts(Instant now, String team) {
    Classifier classifier =
        Configured.classifier(
            BY_HOUR, Clock.fixed(now, ZoneOffset.UTC), ZoneId.of("Europe/Berlin"));

    Alarm alarm = classifier.classify(AlarmText.named("x").tags("server-type=api").alarm());

    assertThat(alarm.team()).isEqualTo(team);
  }

  @Test
  void aListWithoutAnAnswerForEveryTimeIsRefused() {
    Map<String, Object> gap = new HashMap<>(BY_HOUR);
    gap.put("bongsu.teams.api[1].days", "SAT");

    assertThatExceptionOfType(SettingException.class)
        .isThrownBy(() -> Configured.classifier(gap))
        .withMessageStartingWith("bongsu.teams.api[1] has hours or days: the last team is for all");
  }
}
