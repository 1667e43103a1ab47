package io.bongsu.alarm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm watches and how far it went. All but the name may be missing. Metric math has the
 * name of its expression, and neither the unit nor the statistic of the metrics it is computed
 * from.
 *
 * @param namespace such as {@code AWS/EC2}
 * @param name such as {@code CPUUtilization}, or the label of an expression
 * @param dimensions dimension name to value, in the order in which CloudWatch gave them
 * @param statistic {@code AVERAGE}, {@code SUM}, {@code p99}, …
 * @param unit CloudWatch's unit, such as {@code Percent} or {@code Seconds}; null for none
 * @param comparison CloudWatch's ComparisonOperator, such as {@code GreaterThanThreshold}
 * @param threshold the limit, in {@code unit}; null for an anomaly band
 * @param value the latest datapoint that was evaluated, in {@code unit}; null if none is given
 * @param basis for an expression, the name of the first metric that it is computed from, or empty
 *     if it names none; null for a metric as CloudWatch has it
 */
public record Metric(
    @Nullable String namespace,
    String name,
    Map<String, String> dimensions,
    @Nullable String statistic,
    @Nullable String unit,
    @Nullable String comparison,
    @Nullable Double threshold,
    @Nullable Double value,
    @Nullable String basis) {

  public Metric {
    dimensions = Ordered.copyOf(dimensions);
  }

  /** A metric as CloudWatch has it, not an expression. */
  public Metric(
      @Nullable String namespace,
      String name,
      Map<String, String> dimensions,
      @Nullable String statistic,
      @Nullable String unit,
      @Nullable String comparison,
      @Nullable Double threshold,
      @Nullable Double value) {
    this(namespace, name, dimensions, statistic, unit, comparison, threshold, value, null);
  }

  /** Whether the value is computed, so that the name says nothing about the unit. */
  public boolean isExpression() {
    return basis != null;
  }
}
