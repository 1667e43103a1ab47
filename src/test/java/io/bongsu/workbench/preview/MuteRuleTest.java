package io.bongsu.workbench.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mute rules as the reference page of {@code get-alarm-mute-rule} prints them. */
class MuteRuleTest {

  private static final String RULE =
      """
      {"Name": "%s", "AlarmMuteRuleArn": "arn:aws:cloudwatch:ap-northeast-2:000000000000:alarm-mute-rule:%1$s",
       "Rule": {"Schedule": {"Expression": "%s", "Duration": "%s", "Timezone": "Asia/Seoul"}},
       "MuteTargets": {"AlarmNames": ["api-3-cpu"]}, "Status": "SCHEDULED", "MuteType": "RECURRING",
       "ExpireDate": "2026-12-01T00:00:00+00:00"}
      """;

  /** Each night from 02:00 to 04:00 in Seoul, which is 17:00 to 19:00 in UTC. */
  private static final String NIGHTLY = RULE.formatted("nightly", "cron(0 2 * * *)", "PT2H");

  @Test
  void aChangeThatLastsIsSentWhenTheWindowEnds() {
    List<Arrival> arrivals = arrivals(NIGHTLY, change("2026-11-22T17:30:00Z", "ALARM"));

    assertThat(arrivals)
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.at()).isEqualTo("2026-11-22T19:00:00Z");
              assertThat(sent.text())
                  .contains(
                      "\"StateChangeTime\":\"2026-11-22T17:30:00Z\"",
                      "\"ActionExecutedAfterMuteWindow\":true");
            });
  }

  @Test
  void ofAnAlarmThatIsOverBeforeTheWindowEndsOnlyTheRecoveryIsSent() {
    List<Arrival> arrivals =
        arrivals(
            NIGHTLY,
            change("2026-11-22T17:30:00Z", "ALARM") + "," + change("2026-11-22T18:00:00Z", "OK"));

    assertThat(arrivals)
        .extracting(Arrival::at)
        .containsExactly(Instant.parse("2026-11-22T19:00:00Z"));
    assertThat(arrivals.get(0).text()).contains("\"NewStateValue\":\"OK\"");
  }

  @Test
  void beforeAndAfterAWindowAndAfterTheEndOfTheRuleNothingIsMuted() {
    for (String at :
        List.of("2026-11-22T16:59:59Z", "2026-11-22T19:00:00Z", "2026-12-01T17:30:00Z")) {
      assertThat(arrivals(NIGHTLY, change(at, "ALARM")))
          .extracting(Arrival::at)
          .containsExactly(Instant.parse(at));
    }
  }

  @Test
  void rulesThatOverlapMuteUntilTheLastOneEnds() {
    String longer = RULE.formatted("once", "at(2026-11-23T03:30)", "P1DT1H30M");

    assertThat(arrivals(NIGHTLY + longer, change("2026-11-22T17:30:00Z", "ALARM")))
        .extracting(Arrival::at)
        .containsExactly(
            Instant.parse("2026-11-22T18:30:00Z").plus(Duration.ofMinutes(25 * 60 + 30)));
  }

  @Test
  void aScheduleThatCannotBeReadIsNamed() {
    AwsAlarmFiles files = new AwsAlarmFiles();
    String wrong = RULE.formatted("odd", "rate(1 day)", "PT2H");

    assertThatThrownBy(() -> files.take("mutes.json", wrong))
        .isInstanceOf(PreviewFailedException.class)
        .hasMessageStartingWith("mute rule odd: its schedule 'rate(1 day)'");
  }

  @Test
  void theListOfRulesHasNoTimes() {
    AwsAlarmFiles files = new AwsAlarmFiles();

    assertThatThrownBy(() -> files.take("mutes.json", "{\"AlarmMuteRuleSummaries\": []}"))
        .hasMessageStartingWith("mutes.json: list-alarm-mute-rules says no times");
  }

  private static List<Arrival> arrivals(String rules, String changes) {
    AwsAlarmFiles files = new AwsAlarmFiles();
    assertThat(files.take("mutes.json", rules)).isTrue();
    assertThat(files.take("history.json", "{\"AlarmHistoryItems\": [" + changes + "]}")).isTrue();
    return files.arrivals();
  }

  private static String change(String at, String to) {
    return """
    {"AlarmName": "api-3-cpu", "AlarmType": "MetricAlarm", "Timestamp": "%s", "HistoryItemType": "StateUpdate",
     "HistoryData": "{\\"oldState\\":{\\"stateValue\\":\\"%s\\"},\\"newState\\":{\\"stateValue\\":\\"%s\\",\\"stateReason\\":\\"x\\"}}"}
    """
        .formatted(at, to.equals("OK") ? "ALARM" : "OK", to);
  }
}
