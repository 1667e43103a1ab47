package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Trigger} of an alarm published to SNS. Either one metric: {@code MetricName,
 * Namespace?, StatisticType?, Statistic? | ExtendedStatistic?, Unit?, Dimensions?,
 * ComparisonOperator?, Threshold?}, or an expression, an anomaly band or a query: {@code
 * Metrics[{Id, Expression?, Label?, MetricStat?, ReturnData}], ThresholdMetricId?}.
 */
final class TriggerMetric {

  private TriggerMetric() {}

  /** The metric of a trigger; null if it names none, and for alarms without a trigger. */
  static @Nullable Metric read(JsonNode trigger, Reason reason, ReasonData data, String alarm) {
    String name = Json.filled(trigger, "MetricName");
    WatchedMetric watched =
        name == null
            ? MetricQueries.read(trigger.path("Metrics"), band(trigger), alarm).watched()
            : single(trigger, name);
    if (watched == null) {
      watched = WatchedMetric.ofPromQl(trigger.path("EvaluationCriteria"));
    }
    if (watched == null) {
      return null;
    }
    Double threshold = Json.number(trigger, "Threshold");
    return watched
        .inUnit(data.unit())
        .measured(
            comparison(trigger, reason),
            threshold == null ? data.threshold(reason) : threshold,
            data.value(reason));
  }

  private static WatchedMetric single(JsonNode trigger, String name) {
    return WatchedMetric.plain(
        Json.filled(trigger, "Namespace"),
        name,
        Pairs.read(trigger.path("Dimensions")),
        statistic(trigger),
        Json.filled(trigger, "Unit"));
  }

  /** Percentiles are given as {@code ExtendedStatistic}, or as {@code Statistic: "p99"}. */
  private static @Nullable String statistic(JsonNode trigger) {
    String extended = Json.filled(trigger, "ExtendedStatistic");
    return extended == null ? Json.filled(trigger, "Statistic") : extended;
  }

  private static @Nullable String comparison(JsonNode trigger, Reason reason) {
    String operator = Json.filled(trigger, "ComparisonOperator");
    return operator == null ? reason.comparison() : operator;
  }

  /** The id of the anomaly band among the queries; empty for other alarms. */
  private static String band(JsonNode trigger) {
    return trigger.path("ThresholdMetricId").asText("");
  }
}
