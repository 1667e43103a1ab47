package io.bongsu.workbench.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Metric;
import io.bongsu.alarm.ParsedDocument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The output of the AWS command line, in the form of its reference pages. */
class AwsAlarmFilesTest {

  private static final String ALARMS =
      """
      {"MetricAlarms": [{"AlarmName": "api-3-cpu",
        "AlarmArn": "arn:aws:cloudwatch:ap-northeast-2:000000000000:alarm:api-3-cpu",
        "AlarmDescription": "severity=critical", "ActionsEnabled": true, "StateValue": "OK",
        "StateReason": "Threshold Crossed", "StateUpdatedTimestamp": "2026-11-01T00:00:00.000000+00:00",
        "MetricName": "CPUUtilization", "Namespace": "AWS/EC2", "Statistic": "Average",
        "Dimensions": [{"Name": "InstanceId", "Value": "i-0"}], "Period": 60, "EvaluationPeriods": 1,
        "Threshold": 80.0, "ComparisonOperator": "GreaterThanThreshold"}], "CompositeAlarms": []}
      """;

  private static final String HISTORY =
      """
      {"AlarmHistoryItems": [
        {"AlarmName": "api-3-cpu", "AlarmType": "MetricAlarm", "Timestamp": "2026-11-22T05:02:00.123000+00:00",
         "HistoryItemType": "StateUpdate", "HistorySummary": "Alarm updated from OK to ALARM",
         "HistoryData": "{\\"version\\":\\"1.0\\",\\"oldState\\":{\\"stateValue\\":\\"OK\\"},\\"newState\\":{\\"stateValue\\":\\"ALARM\\",\\"stateReason\\":\\"Threshold Crossed: 1 datapoint [97.0 (22/11/26 05:01:00)] was greater than the threshold (80.0).\\",\\"stateReasonData\\":{\\"version\\":\\"1.0\\",\\"recentDatapoints\\":[97.0],\\"threshold\\":80.0}}}"},
        {"AlarmName": "api-3-cpu", "AlarmType": "MetricAlarm", "Timestamp": "2026-11-22T05:02:00.200000+00:00",
         "HistoryItemType": "Action", "HistorySummary": "Successfully executed action", "HistoryData": "{}"}]}
      """;

  @Test
  void aChangeOfStateIsTheAlarmThatItWas() {
    AwsAlarmFiles files = new AwsAlarmFiles();
    assertThat(files.take("file.json", ALARMS)).isTrue();
    assertThat(files.take("file.json", HISTORY)).isTrue();

    Alarm alarm = only(files.arrivals());

    assertThat(alarm.name()).isEqualTo("api-3-cpu");
    assertThat(alarm.state()).isEqualTo(AlarmState.ALARM);
    assertThat(alarm.previousState()).isEqualTo(AlarmState.OK);
    assertThat(alarm.stateChangeTime()).isEqualTo(Instant.parse("2026-11-22T05:02:00.123Z"));
    assertThat(alarm.description()).isEqualTo("severity=critical");
    Metric metric = Objects.requireNonNull(alarm.metric());
    assertThat(metric.name()).isEqualTo("CPUUtilization");
    assertThat(metric.dimensions()).containsEntry("InstanceId", "i-0");
  }

  @Test
  void withoutAHistoryEachAlarmIsRaisedOnce() {
    AwsAlarmFiles files = new AwsAlarmFiles();
    files.take("file.json", ALARMS);

    assertThat(only(files.arrivals()).state()).isEqualTo(AlarmState.ALARM);
  }

  @Test
  void somethingElseIsLeftToTheReaders() {
    AwsAlarmFiles files = new AwsAlarmFiles();

    assertThat(files.take("file.json", "{\"AlarmName\":\"x\",\"NewStateValue\":\"ALARM\"}"))
        .isFalse();
    assertThat(files.take("file.json", "not json")).isFalse();
  }

  @Test
  void aTimeThatCannotBeReadIsNamedWithItsPlace() {
    String odd = HISTORY.replace("2026-11-22T05:02:00.123000+00:00", "1795323720.123");

    assertThatThrownBy(() -> new AwsAlarmFiles().take("history.json", odd))
        .isInstanceOf(PreviewFailedException.class)
        .hasMessageStartingWith("history.json[0]: the time '1795323720.123' is not like 2026-");
  }

  @ParameterizedTest
  @CsvSource({"}}},", "newState,state", "HistoryData,Data"})
  void aChangeThatIsDamagedIsNamedWithItsPlace(String lost, @Nullable String found) {
    AwsAlarmFiles files = new AwsAlarmFiles();

    String damaged = HISTORY.replace(lost, found == null ? "" : found);
    assertThat(files.take("history.json", damaged)).isTrue();

    assertThat(files.arrivals()).isEmpty();
    assertThat(files.damaged())
        .containsOnlyKeys("history.json[0]")
        .containsValue(
            "the HistoryData of the StateUpdate of api-3-cpu at 2026-11-22T05:02:00.123000+00:00 is"
                + " damaged: this change is left out");
  }

  private static Alarm only(List<Arrival> arrivals) {
    assertThat(arrivals).hasSize(1);
    ParsedDocument read = new AlarmReader().read(arrivals.get(0).text());
    return ((ParsedDocument.One) read).alarm();
  }
}
