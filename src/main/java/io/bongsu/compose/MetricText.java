package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm measured, in words.
 *
 * @param metric short form, such as {@code CPU}
 * @param value such as {@code 97%}; empty if not told
 * @param limit what follows value or metric: {@code >80}, or {@code " 범위밖"}; empty if not told
 */
record MetricText(String metric, String value, String limit) {

  private static final String NO_DATAPOINTS = "no datapoints were received";

  private static final int CHILD_BYTES = 24;

  static MetricText of(Alarm alarm, MessageCatalog words) {
    Metric metric = alarm.metric();
    if (metric == null) {
      return new MetricText(subject(alarm, words), "", "");
    }
    String name = words.metric(metric.name());
    String unit = unit(metric, words);
    if (unit.equals("Flag")) {
      return new MetricText(name, "", " " + words.word("word.failed"));
    }
    if (metric.value() == null
        && alarm.reason() != null
        && alarm.reason().contains(NO_DATAPOINTS)) {
      return new MetricText(name, "", " " + words.word("word.no-data"));
    }
    return measured(name, metric, Quantity.of(unit, metric.threshold(), words), words);
  }

  private static MetricText measured(
      String name, Metric metric, Quantity quantity, MessageCatalog words) {
    Double threshold = finite(metric.threshold());
    Double value = finite(metric.value());
    String shown = value == null ? "" : quantity.value(value, threshold);
    return new MetricText(name, shown, limit(metric.comparison(), threshold, quantity, words));
  }

  private static String limit(
      @Nullable String comparison,
      @Nullable Double threshold,
      Quantity quantity,
      MessageCatalog words) {
    String sign =
        switch (comparison == null ? "" : comparison) {
          case "GreaterThanThreshold" -> ">";
          case "GreaterThanOrEqualToThreshold" -> ">=";
          case "LessThanThreshold" -> "<";
          case "LessThanOrEqualToThreshold" -> "<=";
          case "LessThanLowerOrGreaterThanUpperThreshold",
              "LessThanLowerThreshold",
              "GreaterThanUpperThreshold" ->
              "band";
          default -> "";
        };
    if (sign.equals("band")) {
      return " " + words.word("word.out-of-band");
    }
    return sign.isEmpty() || threshold == null ? "" : sign + quantity.limit(threshold);
  }

  private static String unit(Metric metric, MessageCatalog words) {
    String told = metric.unit();
    String listed = words.unit(metric.name());
    return told == null || told.equals("None") || listed.equals("Flag") ? listed : told;
  }

  /** What stands for the metric of an alarm that has none: its children, or its own name. */
  private static String subject(Alarm alarm, MessageCatalog words) {
    List<String> children = alarm.children();
    if (!children.isEmpty()) {
      String first = SmsText.clean(children.get(0));
      String more = children.size() == 1 ? "" : words.word("word.more", children.size() - 1);
      return words.word("word.trouble") + ": " + SmsText.cutMiddle(first, CHILD_BYTES) + more;
    }
    String name = SmsText.clean(alarm.name());
    return name.isEmpty() || name.equals(SmsText.clean(alarm.resource()))
        ? words.word("word.trouble")
        : name;
  }

  private static @Nullable Double finite(@Nullable Double number) {
    return number == null || !Double.isFinite(number) ? null : number;
  }

  /** {@code CPU>80}, the metric cut to so many bytes. */
  String metricAndLimit(int maxBytes) {
    return SmsText.cut(metric, maxBytes) + limit;
  }

  /** {@code 97%>80}, then {@code 97%}, then nothing. */
  List<String> values() {
    return value.isEmpty() ? List.of("") : List.of(value + limit, value, "");
  }

  /** The metric in shorter forms, with the limit if there is no value for it to follow. */
  List<String> metrics() {
    String end = value.isEmpty() ? limit : "";
    return TemplateValues.cuts(metric, 24, 12).stream().map(cut -> cut + end).toList();
  }
}
