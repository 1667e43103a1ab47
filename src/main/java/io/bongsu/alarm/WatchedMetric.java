package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What an alarm watches, without how far it went; see {@link Metric} for the parts. */
record WatchedMetric(
    @Nullable String namespace,
    String name,
    Map<String, String> dimensions,
    @Nullable String statistic,
    @Nullable String unit) {

  /** A Metrics Insights query: {@code SELECT AVG(name) FROM SCHEMA("namespace", …) …}. */
  private static final Pattern INSIGHTS =
      Pattern.compile(
          "\\s*SELECT\\s+(\\w{1,20})\\(\\s*\"?([^\")\\s][^\")]{0,254})\"?\\s*\\)"
              + "\\s+FROM\\s+(?:SCHEMA\\(\\s*)?\"?([\\w./#:-]{1,255})",
          Pattern.CASE_INSENSITIVE);

  /**
   * The first name in a PromQL query that selects a series: {@code name{…}} or {@code name[5m]}.
   */
  private static final Pattern PROMQL = Pattern.compile("([A-Za-z_:][\\w:.]{0,254})[{\\[]");

  /** The label that the console gives an expression nobody named. */
  private static final Pattern UNNAMED = Pattern.compile("Expression\\d+");

  /** Longer than any query that CloudWatch takes; keeps the search short, whatever is sent. */
  private static final int MAX_QUERY = 10_000;

  Metric measured(@Nullable String comparison, @Nullable Double threshold, @Nullable Double value) {
    return new Metric(namespace, name, dimensions, statistic, unit, comparison, threshold, value);
  }

  /**
   * The metric behind the queries of an alarm: the one that is returned, or for an expression the
   * first that it is built on, under the expression's label if somebody gave it one.
   *
   * @param band id of the anomaly detection band, which is returned too but is not what is watched
   */
  static @Nullable WatchedMetric ofQueries(JsonNode metrics, String band) {
    List<MetricQuery> queries =
        stream(metrics).map(MetricQuery::read).filter(query -> !isBand(query, band)).toList();
    Optional<MetricQuery> returned = queries.stream().filter(MetricQuery::returned).findFirst();
    Optional<MetricQuery> base =
        Stream.concat(returned.stream(), queries.stream())
            .filter(query -> query.metricName() != null)
            .findFirst();
    return base.isPresent()
        ? ofMetric(base.get(), returned.orElse(base.get()))
        : returned.map(WatchedMetric::ofExpression).orElse(null);
  }

  private static boolean isBand(MetricQuery query, String band) {
    String expression = Objects.requireNonNullElse(query.expression(), "");
    return query.id().equals(band) || expression.startsWith("ANOMALY_DETECTION_BAND");
  }

  private static WatchedMetric ofMetric(MetricQuery base, MetricQuery returned) {
    String label = returned.metricName() == null ? label(returned) : null;
    String name = label == null ? Objects.requireNonNull(base.metricName()) : label;
    return new WatchedMetric(
        base.namespace(), name, base.dimensions(), base.statistic(), unit(base.unit()));
  }

  /** An expression without a metric of its own: a Metrics Insights query. */
  private static @Nullable WatchedMetric ofExpression(MetricQuery query) {
    Matcher insights = INSIGHTS.matcher(cut(Objects.requireNonNullElse(query.expression(), "")));
    if (insights.lookingAt()) {
      return new WatchedMetric(
          insights.group(3), insights.group(2).strip(), Map.of(), insights.group(1), null);
    }
    String label = label(query);
    return label == null ? null : new WatchedMetric(null, label, Map.of(), null, null);
  }

  private static @Nullable String label(MetricQuery query) {
    String label = query.label();
    return label == null || UNNAMED.matcher(label).matches() ? null : label;
  }

  /** The metric a PromQL alarm selects: {@code EvaluationCriteria.PromQLCriteria.Query}. */
  static @Nullable WatchedMetric ofPromQl(JsonNode criteria) {
    String query = Json.filled(criteria.path("PromQLCriteria"), "Query");
    if (query == null) {
      return null;
    }
    Matcher selector = PROMQL.matcher(cut(query));
    return selector.find()
        ? new WatchedMetric(null, selector.group(1), Map.of(), null, null)
        : null;
  }

  /** CloudWatch's unit; its word for none, {@code "None"}, is no unit. */
  static @Nullable String unit(@Nullable String unit) {
    return "None".equals(unit) ? null : unit;
  }

  private static String cut(String query) {
    return query.substring(0, Math.min(query.length(), MAX_QUERY));
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
