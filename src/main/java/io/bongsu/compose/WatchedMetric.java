package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Contributor;
import io.bongsu.alarm.Metric;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm is about: the numbers that it watches. Several alarms may watch the same numbers,
 * each with a threshold of its own.
 */
public final class WatchedMetric {

  private WatchedMetric() {}

  /**
   * The same for alarms on the same numbers: account, region, metric, statistic and dimensions.
   * Expressions, composite alarms and the like have a key of their own.
   */
  public static String key(Alarm alarm) {
    Metric metric = alarm.metric();
    if (metric == null || metric.isExpression()) {
      return alarm.source();
    }
    return String.join(
        "\n",
        Objects.requireNonNullElse(alarm.account(), ""),
        Objects.requireNonNullElse(alarm.region(), ""),
        Objects.requireNonNullElse(metric.namespace(), ""),
        metric.name(),
        Objects.requireNonNullElse(metric.statistic(), ""),
        dimensions(alarm).entrySet().stream()
            .map(dimension -> dimension.getKey() + "=" + dimension.getValue())
            .collect(Collectors.joining("\n")),
        alarm.resource());
  }

  /** What a text names: the same for alarms that it must distinguish by more. */
  public static String name(Alarm alarm) {
    Metric metric = alarm.metric();
    String what = metric == null || metric.isExpression() ? alarm.name() : metric.name();
    return alarm.resource() + "\n" + alarm.detail() + "\n" + what;
  }

  /** A contributor's attributes and the metric's dimensions, by name. */
  static Map<String, String> dimensions(Alarm alarm) {
    Map<String, String> all = new TreeMap<>();
    Metric metric = alarm.metric();
    if (metric != null) {
      all.putAll(metric.dimensions());
    }
    Contributor contributor = alarm.contributor();
    if (contributor != null) {
      all.putAll(contributor.attributes());
    }
    return all;
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
