package io.bongsu.alarm;

import static io.bongsu.alarm.Fixtures.alarm;
import static io.bongsu.alarm.Fixtures.inSns;
import static io.bongsu.alarm.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms as EventBridge and direct Lambda actions tell them. */
class EventAlarmTest {

  private final AlarmReader reader = new AlarmReader();

  @Test
  void anEventTellsTheSameChangeAsTheMessageOfTheTopic() {
    Alarm alarm = alarm(text("eventbridge"));
    Metric metric = Objects.requireNonNull(alarm.metric());

    assertThat(alarm.key()).isEqualTo(alarm(text("metric")).key());
    assertThat(alarm.account()).isEqualTo("100000000001");
    assertThat(alarm.region()).isEqualTo("ap-northeast-2");
    assertThat(alarm.previousState()).isEqualTo(AlarmState.OK);
    assertThat(alarm.description()).isEqualTo("severity=critical");
    assertThat(alarm.tags()).isEqualTo(Map.of("team", "api"));
    assertThat(metric.value()).isEqualTo(97.25);
    assertThat(metric.threshold()).isEqualTo(80.0);
    assertThat(metric.comparison()).isEqualTo("GreaterThanThreshold");
    assertThat(metric.unit()).isEqualTo("Percent");
    assertThat(metric.dimensions()).containsEntry("InstanceId", "i-00000000000000003");
  }

  @Test
  void aDirectLambdaActionTellsTheSameChangeToo() {
    Alarm alarm = alarm(text("lambda"));

    assertThat(alarm.key()).isEqualTo(alarm(text("metric")).key());
    assertThat(Objects.requireNonNull(alarm.metric()).value()).isEqualTo(97.25);
  }

  @Test
  void reasonDataThatIsBrokenLeavesTheReason() {
    String broken = text("lambda").replace("{\\\"version\\\"", "{version");

    Metric metric = Objects.requireNonNull(alarm(broken).metric());

    assertThat(metric.value()).isNull();
    assertThat(metric.threshold()).isEqualTo(80.0);
  }

  @Test
  void aCompositeAlarmNamesItsChildrenEvenIfItHadBeenSuppressedBefore() {
    assertThat(alarm(text("lambda-composite")).children())
        .containsExactly("prod-api-5xx", "prod-db-cpu");
  }

  @Test
  void aContributorOfAnEventIsNamed() {
    Alarm alarm = alarm(text("eventbridge-contributor"));

    assertThat(Objects.requireNonNull(alarm.contributor()).attributes())
        .containsEntry("InstanceId", "i-00000000000000007");
    assertThat(alarm.state()).isEqualTo(AlarmState.OK);
    assertThat(Objects.requireNonNull(alarm.metric()).name()).isEqualTo("CPUUtilization");
    assertThat(Objects.requireNonNull(alarm.metric()).value()).isEqualTo(12.5);
  }

  @ParameterizedTest
  @CsvSource({
    "eventbridge-muted, muted alarm, alarm-mute-rule:nightly",
    "eventbridge-suppressed, suppressed alarm, WaitPeriod",
    "eventbridge-configuration, configuration change, its state did not change"
  })
  void whatNobodyWantsToHearIsIgnoredWithTheReason(String fixture, String what, String why) {
    assertThat(reader.read(text(fixture)))
        .isInstanceOfSatisfying(
            ParsedDocument.Ignored.class,
            ignored -> {
              assertThat(ignored.kind()).isEqualTo("ignored");
              assertThat(ignored.what()).isEqualTo(what);
              assertThat(ignored.why()).contains(why);
            });
  }

  @Test
  void anEventThroughATopicIsReadAsWell() {
    assertThat(alarm(inSns(text("eventbridge")))).isEqualTo(alarm(text("eventbridge")));
  }

  @ParameterizedTest
  @CsvSource({"eventbridge, alarmName", "lambda, alarmName"})
  void anEventWithoutAnAlarmNameIsUnreadable(String fixture, String key) {
    String document = text(fixture).replace("\"" + key + "\"", "\"other\"");

    assertThatThrownBy(() -> reader.read(document))
        .isInstanceOf(UnreadableAlarmException.class)
        .hasMessageContaining(key);
  }
}
