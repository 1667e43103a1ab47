package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Classification;
import io.bongsu.alarm.Metric;
import io.bongsu.alarm.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alarms as the classify stage hands them on, made for these tests. */
record Alarms(
    String serverType,
    Severity severity,
    String resource,
    String name,
    AlarmState state,
    Instant at,
    @Nullable String reason,
    @Nullable String description,
    @Nullable Metric metric,
    List<String> children,
    Map<String, String> tags) {

  /** 14:02 of 22 November 2026 in Seoul. */
  static final Instant NOW = Instant.parse("2026-11-22T05:02:00Z");

  static Alarms critical(String resource) {
    return new Alarms(
        resource.replaceAll("[-_0-9].*", ""),
        Severity.CRITICAL,
        resource,
        "prod-" + resource + "-critical",
        AlarmState.ALARM,
        NOW,
        null,
        null,
        null,
        List.of(),
        Map.of());
  }

  static Alarms warning(String resource) {
    return critical(resource).severity(Severity.WARNING);
  }

  /** CPU over 80 %, without a value, as in the alarms of a burst whose values do not matter. */
  static Alarm cpu(String resource) {
    return critical(resource).over("CPUUtilization", "Percent", 97.0, 80.0).alarm();
  }

  Alarms severity(Severity severity) {
    return new Alarms(
        serverType,
        severity,
        resource,
        name,
        state,
        at,
        reason,
        description,
        metric,
        children,
        tags);
  }

  Alarms type(String serverType) {
    return new Alarms(
        serverType,
        severity,
        resource,
        name,
        state,
        at,
        reason,
        description,
        metric,
        children,
        tags);
  }

  Alarms named(String name) {
    return new Alarms(
        serverType,
        severity,
        resource,
        name,
        state,
        at,
        reason,
        description,
        metric,
        children,
        tags);
  }

  Alarms state(AlarmState state) {
    return new Alarms(
        serverType,
        severity,
        resource,
        name,
        state,
        at,
        reason,
        description,
        metric,
        children,
        tags);
  }

  Alarms at(Instant at) {
    return new Alarms(
        serverType,
        severity,
        resource,
        name,
        state,
        at,
        reason,
        description,
        metric,
        children,
        tags);
  }

  Alarms said(@Nullable String reason, @Nullable String description) {
    return new Alarms(
        serverType,
        severity,
        resource,
        name,
        state,
        at,
        reason,
        description,
        metric,
        children,
        tags);
  }

  Alarms tagged(Map<String, String> tags) {
    return new Alarms(
        serverType,
        severity,
        resource,
        name,
        state,
        at,
        reason,
        description,
        metric,
        children,
        tags);
  }

  Alarms children(String... children) {
    return new Alarms(
        serverType,
        severity,
        resource,
        name,
        state,
        at,
        reason,
        description,
        metric,
        List.of(children),
        tags);
  }

  Alarms metric(
      String metric,
      @Nullable String unit,
      @Nullable String comparison,
      @Nullable Double value,
      @Nullable Double threshold) {
    Metric made = new Metric(null, metric, Map.of(), null, unit, comparison, threshold, value);
    return new Alarms(
        serverType, severity, resource, name, state, at, reason, description, made, children, tags);
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
