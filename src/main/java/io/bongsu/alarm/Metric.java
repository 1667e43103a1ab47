package io.bongsu.alarm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm watches and how far it went. For metric math this is the metric the expression is
 * built on; all but the name may be missing.
 *
 * @param namespace such as {@code AWS/EC2}
 * @param name such as {@code CPUUtilization}, or the label of an expression
 * @param dimensions dimension name to value, in the order in which CloudWatch gave them
 * @param statistic {@code AVERAGE}, {@code SUM}, {@code p99}, …
 * @param unit CloudWatch's unit, such as {@code Percent} or {@code Seconds}; null for none
 * @param comparison CloudWatch's ComparisonOperator, such as {@code GreaterThanThreshold}
 * @param threshold the limit, in {@code unit}; null for an anomaly band
 * @param value the latest datapoint that was evaluated, in {@code unit}; null when none was told
 */
public record Metric(
    @Nullable String namespace,
    String name,
    Map<String, String> dimensions,
    @Nullable String statistic,
    @Nullable String unit,
    @Nullable String comparison,
    @Nullable Double threshold,
    @Nullable Double value) {

  public Metric {
    dimensions = Ordered.copyOf(dimensions);
  }
}
