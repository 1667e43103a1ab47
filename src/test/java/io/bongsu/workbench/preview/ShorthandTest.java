package io.bongsu.workbench.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.ParsedDocument;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real reader reads what the shorthand means. */
class ShorthandTest {

  private static final Instant AT = Instant.parse("2026-01-01T05:02:03.004Z");

  @Test
  void aLineIsAWholeAlarm() {
    Alarm alarm =
        read("api-3 CPUUtilization 97.5%>80% ALARM severity=critical \"not urgent\" x=\"a b\"");

    assertThat(alarm.name()).isEqualTo("api-3-CPUUtilization");
    assertThat(alarm.stateChangeTime()).isEqualTo(AT);
    assertThat(alarm.state()).isEqualTo(AlarmState.ALARM);
    assertThat(alarm.previousState()).isEqualTo(AlarmState.OK);
    assertThat(alarm.description()).isEqualTo("severity=critical \"not urgent\" x=\"a b\"");
    assertThat(alarm.metric())
        .satisfies(
            metric -> {
              assertThat(metric.name()).isEqualTo("CPUUtilization");
              assertThat(metric.namespace()).isEqualTo("AWS/EC2");
              assertThat(metric.dimensions()).containsEntry("InstanceId", "api-3");
              assertThat(metric.unit()).isEqualTo("Percent");
              assertThat(metric.value()).isEqualTo(97.5);
              assertThat(metric.threshold()).isEqualTo(80);
            });
  }

  @Test
  void namespaceDimensionAndNameCanBeOthers() {
    Alarm alarm =
        read(
            "AWS/RDS:DBInstanceIdentifier=shop FreeStorageSpace 5e8<=1e9 OK name=shop-disk unit=Bytes from=INSUFFICIENT_DATA");

    assertThat(alarm.name()).isEqualTo("shop-disk");
    assertThat(alarm.description()).isEmpty();
    assertThat(alarm.previousState()).isEqualTo(AlarmState.INSUFFICIENT_DATA);
    assertThat(alarm.metric())
        .satisfies(
            metric -> {
              assertThat(metric.namespace()).isEqualTo("AWS/RDS");
              assertThat(metric.dimensions()).containsEntry("DBInstanceIdentifier", "shop");
              assertThat(metric.unit()).isEqualTo("Bytes");
              assertThat(metric.value()).isEqualTo(5e8);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "97>80, GreaterThanThreshold",
    "97>=80, GreaterThanOrEqualToThreshold",
    "3<80, LessThanThreshold",
    "3<=80, LessThanOrEqualToThreshold"
  })
  void everyComparisonIsUnderstood(String comparison, String operator) {
    assertThat(read("api-3 CPUUtilization " + comparison + " ALARM").metric())
        .satisfies(metric -> assertThat(metric.comparison()).isEqualTo(operator));
  }

  private static Alarm read(String line) {
    return ((ParsedDocument.One) new AlarmReader().read(Shorthand.document(line, AT))).alarm();
  }
}
