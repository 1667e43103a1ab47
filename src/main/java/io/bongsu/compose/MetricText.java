package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Metric;
import io.bongsu.alarm.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm measured, in words.
 *
 * @param metric in ever shorter forms, such as {@code CPU}, with the part of the resource before
 *     it; one empty form if the resource's name says it already
 * @param full the first of these, even if the resource's name says it already
 * @param value such as {@code 97%}; empty if there is none
 * @param limit what follows value or metric: {@code >80}, or {@code " 범위밖"}; empty if not known
 */
record MetricText(List<String> metric, String full, String value, String limit) {

  private static final int CHILD_BYTES = 24;

  static MetricText of(AlarmSummary summary, MessageCatalog words) {
    Alarm alarm = summary.alarm();
    Metric metric = alarm.metric();
    if (metric == null) {
      List<String> forms = summary.over() ? over(alarm) : subject(alarm, words);
      return new MetricText(forms, forms.get(0), "", "");
    }
    String name = words.metric(metric);
    String part = SmsText.clean(String.join(" ", alarm.detail(), summary.distinction().part()));
    String full = part.isEmpty() ? name : part + " " + name;
    List<String> forms =
        MetricNames.isSaid(alarm, metric, words)
            ? TemplateValues.cuts(part, 24, 12)
            : TemplateValues.cuts(full, 24, 12);
    Optional<MetricTable.Row> row = words.metrics().of(metric);
    return measured(alarm, metric, row, words, new MetricText(forms, full, "", ""));
  }

  private static MetricText measured(
      Alarm alarm,
      Metric metric,
      Optional<MetricTable.Row> row,
      MessageCatalog words,
      MetricText text) {
    if (metric.value() == null && new Reason(alarm.reason()).isWithoutData()) {
      return text.with("", " " + words.word("word.no-data"));
    }
    String unit = MetricUnit.of(metric, row);
    Optional<String> meaning = MetricUnit.word(unit, metric);
    if (meaning.isPresent()) {
      return text.with("", " " + words.word(meaning.get()));
    }
    Double threshold = finite(metric.threshold());
    Double value = finite(metric.value());
    Quantity quantity = Quantity.of(unit, threshold, words).comparing(value, threshold);
    String shown = value == null ? "" : quantity.value(value, threshold);
    String sign = sign(metric.comparison(), row, value, threshold);
    return text.with(shown, limit(sign, threshold, quantity, words));
  }

  private MetricText with(String value, String limit) {
    return new MetricText(metric, full, value, limit);
  }

  private static String sign(
      @Nullable String comparison,
      Optional<MetricTable.Row> row,
      @Nullable Double value,
      @Nullable Double threshold) {
    return switch (comparison == null ? "" : comparison) {
      case "GreaterThanThreshold" -> ">";
      case "GreaterThanOrEqualToThreshold" -> ">=";
      case "LessThanThreshold" -> "<";
      case "LessThanOrEqualToThreshold" -> "<=";
      case "LessThanLowerOrGreaterThanUpperThreshold",
          "LessThanLowerThreshold",
          "GreaterThanUpperThreshold" ->
          "band";
      default -> {
        boolean known = value != null && threshold != null;
        yield known && row.isPresent() ? (row.get().low() ? "<" : ">") : "";
      }
    };
  }

  private static String limit(
      String sign, @Nullable Double threshold, Quantity quantity, MessageCatalog words) {
    if (sign.equals("band")) {
      return " " + words.word("word.out-of-band");
    }
    return sign.isEmpty() || threshold == null ? "" : sign + quantity.limit(threshold);
  }

  /** A composite alarm that is over is named by its own name alone. */
  private static List<String> over(Alarm alarm) {
    String name = isNamedByResource(alarm) ? "" : SmsText.clean(alarm.name());
    return TemplateValues.cuts(alarm.children().isEmpty() ? name : "", 24, 12);
  }

  /** What stands for the metric of an alarm that has none: its children, or its own name. */
  private static List<String> subject(Alarm alarm, MessageCatalog words) {
    String trouble = words.word("word.trouble");
    List<String> children = alarm.children().stream().map(SmsText::clean).distinct().toList();
    if (children.isEmpty()) {
      return isNamedByResource(alarm)
          ? List.of(trouble)
          : TemplateValues.cuts(SmsText.clean(alarm.name()), 24, 12);
    }
    List<String> forms = new ArrayList<>();
    forms.add(trouble + ": " + String.join(",", children));
    String more = children.size() == 1 ? "" : words.word("word.more", children.size() - 1);
    forms.add(trouble + ": " + SmsText.cutMiddle(children.get(0), CHILD_BYTES) + more);
    forms.add(trouble);
    return forms;
  }

  private static boolean isNamedByResource(Alarm alarm) {
    String name = SmsText.clean(alarm.name());
    return name.isEmpty() || name.equals(SmsText.clean(alarm.resource()));
  }

  private static @Nullable Double finite(@Nullable Double number) {
    return number == null || !Double.isFinite(number) ? null : number;
  }

  /** {@code 97%>80}, then {@code 97%}, then nothing. */
  List<String> values() {
    return value.isEmpty() ? List.of("") : List.of(value + limit, value, "");
  }

  /** The metric in shorter forms, with the limit if there is no value for it to follow. */
  List<String> metrics() {
    String end = value.isEmpty() ? limit : "";
    boolean bare = metric.get(0).isEmpty() && !end.isEmpty() && !end.startsWith(" ");
    List<String> before = bare ? TemplateValues.cuts(full, 24, 12) : metric;
    return before.stream().map(form -> (form + end).strip()).distinct().toList();
  }

  /** The metric in shorter forms, with the limit even if there is a value. */
  List<String> limits() {
    return Stream.concat(metric.stream().map(form -> (form + limit).strip()), metric.stream())
        .distinct()
        .toList();
  }
}
