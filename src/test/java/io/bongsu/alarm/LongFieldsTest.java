package io.bongsu.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.ParsedDocument.One;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields longer than any of CloudWatch's, made to keep a search busy for minutes. */
@Timeout(5)
class LongFieldsTest {

  private static final String ALARM =
      """
      {"AlarmName":"n","NewStateValue":"ALARM","StateChangeTime":"2026-11-22T05:02:00.000+0000",
       "AlarmDescription":"%1$s","NewStateReason":"Threshold Crossed: 1 datapoint %1$s",
       "Trigger":{"Metrics":[{"Id":"q1","Expression":"SELECT AVG(%1$s","Label":"%1$s"}],
       "Dimensions":[{"name":"%1$s","value":"%1$s"}]}}""";

  private final AlarmReader reader = new AlarmReader();

  @ParameterizedTest
  @ValueSource(strings = {"${", "a", " ", "a{", "a: ", "datapoint [", "threshold ", "arn:", "\\n"})
  void areCut(String part) {
    ParsedDocument read = reader.read(ALARM.formatted(part.repeat(200_000 / part.length())));

    Alarm alarm = ((One) read).alarm();
    assertThat(alarm.description()).hasSizeLessThanOrEqualTo(2048);
    assertThat(alarm.reason()).hasSizeLessThanOrEqualTo(2048);
    assertThat(Objects.requireNonNull(alarm.metric()).dimensions())
        .allSatisfy((name, value) -> assertThat(name + value).hasSizeLessThanOrEqualTo(2 * 1024));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", " ", "Alert Type: ", "StackName='", ">"})
  void ofANoticeKeepNothingBusy(String part) {
    String text = part.repeat(200_000 / part.length());
    String notice =
        "{\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:a:0:t\",\"Message\":\"%s\"}";

    assertThat(reader.read(notice.formatted(text + "x"))).isNotNull();
  }

  @Test
  void nothingThatCloudWatchSendsIsCut() {
    ParsedDocument read = reader.read(ALARM.formatted("d".repeat(1024)));

    assertThat(((One) read).alarm().description()).hasSize(1024);
  }
}
