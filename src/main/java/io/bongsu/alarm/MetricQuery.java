package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an alarm's {@code Metrics}: a metric or an expression over others. SNS messages
 * spell it {@code {Id, Expression?, Label?, ReturnData, MetricStat?{Metric{Namespace, MetricName,
 * Dimensions[{name, value}]}, Stat, Unit?}}}, events {@code {id, expression?, label?, returnData,
 * metricStat?{metric{namespace, name, dimensions{}}, stat, unit?}}}.
 *
 * @param metricName null for an expression
 */
record MetricQuery(
    String id,
    @Nullable String expression,
    @Nullable String label,
    boolean returned,
    @Nullable String namespace,
    @Nullable String metricName,
    Map<String, String> dimensions,
    @Nullable String statistic,
    @Nullable String unit) {

  /** Longer than any query that CloudWatch takes. */
  private static final int MAX_EXPRESSION = 10_000;

  static MetricQuery read(JsonNode query) {
    JsonNode stat = either(query, "MetricStat", "metricStat");
    JsonNode metric = either(stat, "Metric", "metric");
    return new MetricQuery(
        either(query, "Id", "id").asText(),
        expression(either(query, "Expression", "expression")),
        filled(query, "Label", "label"),
        either(query, "ReturnData", "returnData").asBoolean(true),
        filled(metric, "Namespace", "namespace"),
        filled(metric, "MetricName", "name"),
        Pairs.read(either(metric, "Dimensions", "dimensions")),
        filled(stat, "Stat", "stat"),
        filled(stat, "Unit", "unit"));
  }

  private static @Nullable String expression(JsonNode value) {
    String text = Json.text(value, MAX_EXPRESSION);
    return text == null || text.isBlank() ? null : text;
  }

  private static JsonNode either(JsonNode node, String sns, String event) {
    return node.has(sns) ? node.path(sns) : node.path(event);
  }

  private static @Nullable String filled(JsonNode node, String sns, String event) {
    String text = Json.filled(node, sns);
    return text == null ? Json.filled(node, event) : text;
  }
}
