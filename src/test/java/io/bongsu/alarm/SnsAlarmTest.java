package io.bongsu.alarm;

import static io.bongsu.alarm.Fixtures.alarm;
import static io.bongsu.alarm.Fixtures.node;
import static io.bongsu.alarm.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnsAlarmTest {

  @Test
  void aMetricAlarmTellsWhatItWatchesAndHowFarItWent() {
    Alarm alarm = alarm(text("metric"));

    assertThat(alarm.name()).isEqualTo("prod-api-critical-cpu-3");
    assertThat(alarm.account()).isEqualTo("100000000001");
    assertThat(alarm.region()).isEqualTo("ap-northeast-2");
    assertThat(alarm.state()).isEqualTo(AlarmState.ALARM);
    assertThat(alarm.previousState()).isEqualTo(AlarmState.OK);
    assertThat(alarm.stateChangeTime()).isEqualTo(Instant.parse("2026-05-04T05:02:11.042Z"));
    assertThat(alarm.description()).isEqualTo("severity=critical team=api");
    assertThat(alarm.metric())
        .isEqualTo(
            new Metric(
                "AWS/EC2",
                "CPUUtilization",
                Map.of("InstanceId", "i-00000000000000003"),
                "AVERAGE",
                "Percent",
                "GreaterThanThreshold",
                80.0,
                97.25));
    assertThat(alarm.contributor()).isNull();
    assertThat(alarm.children()).isEmpty();
    assertThat(alarm.tags()).isEmpty();
  }

  @Test
  void anAlarmInsideSnsInsideAnSqsEventIsTheSameAlarm() {
    String wrapped = Fixtures.inSqsEvent(Fixtures.inSns(text("metric")));

    assertThat(alarm(wrapped)).isEqualTo(alarm(text("metric")));
  }

  @Test
  void anAlarmWithoutNameStateOrTimeIsUnreadable() {
    for (String key : new String[] {"AlarmName", "NewStateValue", "StateChangeTime"}) {
      String document = node("metric").without(key).toString();

      assertThatThrownBy(() -> alarm(document))
          .isInstanceOf(UnreadableAlarmException.class)
          .hasMessageContaining(key);
    }
  }
}
