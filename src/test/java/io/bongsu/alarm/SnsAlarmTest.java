package io.bongsu.alarm;

import static io.bongsu.alarm.Fixtures.alarm;
import static io.bongsu.alarm.Fixtures.inSns;
import static io.bongsu.alarm.Fixtures.node;
import static io.bongsu.alarm.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void theFormOf2016IsReadThoughItLacksTheArnAndSpellsTheRegionOtherwise() {
    Alarm alarm = alarm(text("metric-2016"));

    assertThat(alarm.name()).isEqualTo(" stage db connections ");
    assertThat(alarm.arn()).isNull();
    assertThat(alarm.region()).isNull();
    assertThat(metric(alarm).value()).isEqualTo(12.0);
    assertThat(metric(alarm).threshold()).isEqualTo(15.0);
    assertThat(metric(alarm).unit()).isNull();
  }

  @Test
  void withoutAnArnTheRegionIsThatOfTheTopic() {
    assertThat(alarm(inSns(text("metric-2016"))).region()).isEqualTo("ap-northeast-2");
  }

  @Test
  void nameStateAndTimeAreEnough() {
    Alarm alarm = alarm(text("minimal"));

    assertThat(alarm.stateChangeTime()).isEqualTo(Instant.parse("2017-06-07T08:09:10Z"));
    assertThat(alarm.metric()).isNull();
    assertThat(alarm.previousState()).isNull();
    assertThat(alarm.reason()).isNull();
  }

  @Test
  void aPercentileIsTheStatistic() {
    assertThat(metric(alarm(text("percentile"))).statistic()).isEqualTo("p99");
  }

  @Test
  void missingDataHaveNoValue() {
    assertThat(metric(alarm(text("missing-data"))).value()).isNull();
  }

  @Test
  void aStateSetByHandMayHaveNoReasonAndDimensionsMayBeAnEmptyText() {
    Alarm alarm = alarm(text("forced"));

    assertThat(alarm.reason()).isNull();
    assertThat(metric(alarm).dimensions()).isEmpty();
    assertThat(metric(alarm).threshold()).isEqualTo(90.0);
  }

  @Test
  void metricMathIsCalledByItsLabelAndStandsOnItsFirstMetric() {
    Metric metric = metric(alarm(text("metric-math")));

    assertThat(metric.name()).isEqualTo("Error rate");
    assertThat(metric.namespace()).isEqualTo("AWS/ApplicationELB");
    assertThat(metric.dimensions()).containsEntry("LoadBalancer", "app/shop/0123456789abcdef");
    assertThat(metric.value()).isEqualTo(7.5);
  }

  @Test
  void metricMathWithoutALabelHasTheNameOfItsId() {
    String unnamed = text("metric-math").replace("Error rate", "Expression1");

    assertThat(metric(alarm(unnamed)).name()).isEqualTo("rate");
    assertThat(metric(alarm(unnamed)).basis()).isEqualTo("HTTPCode_Target_5XX_Count");
    assertThat(metric(alarm(unnamed)).unit()).isNull();
  }

  @Test
  void metricMathWithNeitherLabelNorTellingIdHasTheNameOfItsAlarm() {
    String unnamed =
        text("metric-math").replace("Error rate", "Expression1").replace("\"rate\"", "\"e1\"");
    Alarm alarm = alarm(unnamed);

    assertThat(metric(alarm).name()).isEqualTo(alarm.name());
  }

  @Test
  void anAnomalyIsAboutTheMetricAndNotAboutTheBand() {
    Metric metric = metric(alarm(text("anomaly")));

    assertThat(metric.name()).isEqualTo("Orders");
    assertThat(metric.value()).isEqualTo(12.5);
    assertThat(metric.threshold()).isNull();
    assertThat(metric.comparison()).isEqualTo("LessThanLowerOrGreaterThanUpperThreshold");
  }

  @Test
  void aCompositeAlarmNamesTheChildrenThatTriggeredIt() {
    Alarm alarm = alarm(text("composite"));

    assertThat(alarm.children()).containsExactly("prod-api-5xx", "prod-db-cpu");
    assertThat(alarm.metric()).isNull();
  }

  @Test
  void aCompositeAlarmWithoutTriggeringChildrenNamesTheOneInItsReason() {
    String older = node("composite").without("TriggeringChildren").toString();

    assertThat(alarm(older).children()).containsExactly("prod-api-5xx");
  }

  @Test
  void aCompositeAlarmSetByHandHasNoChildren() {
    assertThat(alarm(text("composite-forced")).children()).isEmpty();
  }

  @Test
  void aContributorIsNamedWithTheMetricOfItsQuery() {
    Alarm alarm = alarm(text("contributor"));

    assertThat(alarm.contributor())
        .isEqualTo(
            new Contributor(
                "a1b2c3d4e5f60718",
                Map.of("InstanceId", "i-00000000000000007", "AutoScalingGroupName", "api")));
    assertThat(metric(alarm).namespace()).isEqualTo("AWS/EC2");
    assertThat(metric(alarm).name()).isEqualTo("CPUUtilization");
    assertThat(metric(alarm).statistic()).isEqualTo("AVG");
    assertThat(metric(alarm).value()).isEqualTo(93.5);
  }

  @Test
  void twoContributorsOfOneAlarmAreNotTheSameChange() {
    String other = node("contributor").put("AlarmContributorId", "ffff").toString();

    assertThat(alarm(other).key()).isNotEqualTo(alarm(text("contributor")).key());
  }

  @Test
  void aPromQlAlarmIsAboutTheSeriesItSelects() {
    assertThat(metric(alarm(text("promql"))).name()).isEqualTo("DCGM_FI_DEV_GPU_UTIL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6 out of 6 time series evaluated to ALARM",
        "3 time series evaluated to OK",
        "100+ time series evaluated to ALARM"
      })
  void theMessageOfAWholeFleetIsNotToldSinceItsSeriesAreToldOneByOne(String reason) {
    ParsedDocument reading =
        new AlarmReader().read(node("fleet").put("NewStateReason", reason).toString());

    assertThat(reading)
        .isInstanceOfSatisfying(
            ParsedDocument.Ignored.class,
            ignored -> {
              assertThat(ignored.what()).isEqualTo("alarm-level message of a multi-series alarm");
              assertThat(ignored.why()).contains("prod-api-fleet-cpu");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Threshold Crossed: 6 out of 6 time series evaluated to ALARM",
        "6 out of 6 time series evaluated to ALARM by hand",
        "6 out of 6 time series evaluated"
      })
  void aReasonThatIsOnlySimilarIsToldLikeAnyOther(String reason) {
    String document = node("fleet").put("NewStateReason", reason).toString();

    assertThat(alarm(document).reason()).isEqualTo(reason);
  }

  @Test
  void tagsComeAsAListOrAsAMap() {
    String asMap = node("tagged").toString();
    asMap =
        asMap.replaceFirst(
            "\"AlarmTags\":\\[.*?]", "\"AlarmTags\":{\"severity\":\"critical\",\"team\":\"x\"}");

    assertThat(alarm(text("tagged")).tags())
        .containsExactly(Map.entry("severity", "critical"), Map.entry("server-type", "api"));
    assertThat(alarm(asMap).tags())
        .containsExactly(Map.entry("severity", "critical"), Map.entry("team", "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-04T05:02:11.042+0000",
        "2026-05-04T05:02:11.042+00:00",
        "2026-05-04T05:02:11.042Z",
        "2026-05-04T05:02:11.042000Z",
        "2026-05-04T14:02:11.042+0900",
        "2026-05-04T14:02:11.042+09",
        "2026-05-04T05:02:11.042",
        "2026-05-04 05:02:11.042",
        "2026-05-04 05:02:11.042 UTC",
        "1777870931042"
      })
  void aTimeMayHaveAnySpellingOfItsOffsetAndIsUtcWithoutOne(String time) {
    String document = node("metric").put("StateChangeTime", time).toString();

    assertThat(alarm(document).stateChangeTime())
        .isEqualTo(Instant.parse("2026-05-04T05:02:11.042Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "date",
        "2020.01.01",
        "2026-02-30T00:00:00Z",
        "1826-05-04T05:02:11Z",
        "+99999-05-04T05:02:11Z"
      })
  void anImpossibleTimeIsUnreadable(String time) {
    String document = node("metric").put("StateChangeTime", time).toString();

    assertThatThrownBy(() -> alarm(document))
        .isInstanceOf(UnreadableAlarmException.class)
        .hasMessageContaining("'prod-api-critical-cpu-3' has an impossible StateChangeTime");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AlarmName", "NewStateValue", "StateChangeTime"})
  void anAlarmWithoutNameStateOrTimeIsUnreadable(String key) {
    String document = node("metric").without(key).toString();

    assertThatThrownBy(() -> alarm(document))
        .isInstanceOf(UnreadableAlarmException.class)
        .hasMessageContaining(key);
  }

  @Test
  void anUnknownStateIsUnreadable() {
    String document = node("metric").put("NewStateValue", "BURNING").toString();

    assertThatThrownBy(() -> alarm(document))
        .hasMessageContaining("an unknown NewStateValue 'BURNING'");
  }

  @Test
  void aNameLongerThanCloudWatchAllowsIsUnreadableAndQuotedBriefly() {
    String document = node("metric").put("AlarmName", "n".repeat(256)).toString();

    assertThatThrownBy(() -> alarm(document))
        .hasMessage("AlarmName 'nnnnnnnnnnnn…' is 256 characters long; CloudWatch allows 255");
  }

  @Test
  void controlCharactersOfANameAreKeptButNotNulNorHalvesOfCharacters() {
    String document =
        text("metric").replace("cpu-3\",\n  \"AlarmD", "\\n\\u0000\\ud800🔥\",\"AlarmD");

    assertThat(alarm(document).name()).isEqualTo("prod-api-critical-\n\uFFFD\uFFFD🔥");
  }

  private static Metric metric(Alarm alarm) {
    return Objects.requireNonNull(alarm.metric());
  }
}
