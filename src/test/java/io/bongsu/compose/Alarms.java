package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Classification;
import io.bongsu.alarm.Metric;
import io.bongsu.alarm.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Alarms as the classify stage hands them on, made for these tests. Immutable: a change is a copy.
 */
final class Alarms implements Cloneable {

  /** 14:02 of 22 November 2026 in Seoul. */
  static final Instant NOW = Instant.parse("2026-11-22T05:02:00Z");

  private final String resource;
  private String serverType;
  private String name;
  private Severity severity = Severity.CRITICAL;
  private AlarmState state = AlarmState.ALARM;
  private Instant at = NOW;
  private @Nullable String reason;
  private @Nullable String description;
  private @Nullable Metric metric;
  private List<String> children = List.of();
  private Map<String, String> tags = Map.of();

  private Alarms(String resource) {
    this.resource = resource;
    this.serverType = resource.replaceAll("[-_0-9].*", "");
    this.name = "prod-" + resource + "-critical";
  }

  static Alarms critical(String resource) {
    return new Alarms(resource);
  }

  static Alarms warning(String resource) {
    return critical(resource).severity(Severity.WARNING);
  }

  /** CPU over 80 %, without a value, as in the alarms of a burst whose values do not matter. */
  static Alarm cpu(String resource) {
    return critical(resource).over("CPUUtilization", "Percent", 97.0, 80.0).alarm();
  }

  Alarms severity(Severity severity) {
    return copy(it -> it.severity = severity);
  }

  Alarms type(String serverType) {
    return copy(it -> it.serverType = serverType);
  }

  Alarms named(String name) {
    return copy(it -> it.name = name);
  }

  Alarms state(AlarmState state) {
    return copy(it -> it.state = state);
  }

  Alarms at(Instant at) {
    return copy(it -> it.at = at);
  }

  Alarms said(@Nullable String reason, @Nullable String description) {
    return copy(
        it -> {
          it.reason = reason;
          it.description = description;
        });
  }

  Alarms tagged(Map<String, String> tags) {
    return copy(it -> it.tags = tags);
  }

  Alarms children(String... children) {
    return copy(it -> it.children = List.of(children));
  }

  Alarms metric(
      String metric,
      @Nullable String unit,
      @Nullable String comparison,
      @Nullable Double value,
      @Nullable Double threshold) {
    Metric made = new Metric(null, metric, Map.of(), null, unit, comparison, threshold, value);
    return copy(it -> it.metric = made);
  }

  private Alarms copy(Consumer<Alarms> change) {
    try {
      Alarms copy = (Alarms) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  Alarms over(
      String metric, @Nullable String unit, @Nullable Double value, @Nullable Double threshold) {
    return metric(metric, unit, "GreaterThanThreshold", value, threshold);
  }

  Alarms under(String metric, @Nullable String unit, Double value, Double threshold) {
    return metric(metric, unit, "LessThanThreshold", value, threshold);
  }

  Alarm alarm() {
    String arn =
        "arn:aws:cloudwatch:ap-northeast-2:123456789012:alarm:" + name + "/" + metricName();
    return new Alarm(
        name,
        arn,
        "123456789012",
        "ap-northeast-2",
        null,
        state,
        null,
        at,
        reason,
        description,
        metric,
        children,
        tags,
        new Classification(serverType, severity, "default", resource, "by the test"));
  }

  private String metricName() {
    return metric == null ? "" : metric.name();
  }
}
