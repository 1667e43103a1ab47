package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one alarm: metrics, and expressions over them, of which one is watched.
 *
 * @param queries all but the band of an anomaly alarm, which is returned but not watched
 * @param alarm name of the alarm, which names an expression that has no name of its own
 */
record MetricQueries(List<MetricQuery> queries, String alarm) {

  /** The label that the console gives an expression that has no name. */
  private static final Pattern UNNAMED = Pattern.compile("(?i)expression *\\d*");

  /** Ids that the console and most templates count: {@code m1}, {@code e1}, {@code expr1}. */
  private static final Pattern COUNTED =
      Pattern.compile("(?i)[a-z]{1,2}\\d*|(?:expr|expression|metric|result|query|math)_?\\d*");

  /** A placeholder of a dynamic label, such as {@code ${PROP('Dim.InstanceId')}}. */
  private static final Pattern DYNAMIC = Pattern.compile("\\$\\{[^}]{0,200}}");

  MetricQueries {
    queries = List.copyOf(queries);
  }

  /**
   * @param band id of the anomaly detection band; empty for none
   */
  static MetricQueries read(JsonNode metrics, String band, String alarm) {
    List<MetricQuery> queries =
        StreamSupport.stream(metrics.spliterator(), false)
            .map(MetricQuery::read)
            .filter(query -> !isBand(query, band))
            .toList();
    return new MetricQueries(queries, alarm);
  }

  private static boolean isBand(MetricQuery query, String band) {
    String expression = Objects.requireNonNullElse(query.expression(), "");
    return query.id().equals(band) || expression.startsWith("ANOMALY_DETECTION_BAND");
  }

  /** What is watched: the metric or expression that is returned; null if there is none. */
  @Nullable WatchedMetric watched() {
    Optional<MetricQuery> returned =
        queries.stream()
            .filter(MetricQuery::returned)
            .findFirst()
            .or(() -> queries.stream().findFirst());
    return returned.map(this::watched).orElse(null);
  }

  private WatchedMetric watched(MetricQuery returned) {
    MetricQuery metric = returned.metricName() == null ? identity(returned) : returned;
    if (metric != null) {
      return WatchedMetric.plain(
          metric.namespace(),
          Objects.requireNonNull(metric.metricName()),
          metric.dimensions(),
          metric.statistic(),
          metric.unit());
    }
    WatchedMetric insights =
        WatchedMetric.ofInsights(Objects.requireNonNullElse(returned.expression(), ""));
    return insights == null ? computed(returned) : insights;
  }

  /** The metric that an expression hands on unchanged: {@code m1}, {@code FILL(m1, 0)}. */
  private @Nullable MetricQuery identity(MetricQuery returned) {
    String expression = Objects.requireNonNullElse(returned.expression(), "").strip();
    String inner = expression.replaceFirst("(?i)^FILL\\(\\s*([a-z]\\w*)\\s*,[^()]*\\)$", "$1");
    String id = inner.replaceFirst("^\\(\\s*(\\w+)\\s*\\)$", "$1");
    return queries.stream()
        .filter(query -> query.metricName() != null && query.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /**
   * An expression: no unit and no statistic, and of the dimensions those that all metrics share.
   */
  private WatchedMetric computed(MetricQuery returned) {
    List<MetricQuery> bases = queries.stream().filter(query -> query.metricName() != null).toList();
    MetricQuery first = bases.isEmpty() ? returned : bases.get(0);
    Map<String, String> shared = new LinkedHashMap<>(first.dimensions());
    bases.forEach(base -> shared.entrySet().retainAll(base.dimensions().entrySet()));
    String basis = Objects.requireNonNullElse(first.metricName(), "");
    return new WatchedMetric(first.namespace(), name(returned), shared, null, null, basis);
  }

  private String name(MetricQuery returned) {
    String label = DYNAMIC.matcher(Objects.requireNonNullElse(returned.label(), "")).replaceAll("");
    String words = label.replaceAll("\\s+", " ").strip();
    if (!words.isEmpty() && !UNNAMED.matcher(words).matches()) {
      return words;
    }
    return COUNTED.matcher(returned.id()).matches() ? alarm : returned.id();
  }
}
