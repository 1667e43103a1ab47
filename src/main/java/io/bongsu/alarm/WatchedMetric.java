package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an alarm watches, without how far it went; see {@link Metric} for the parts. */
record WatchedMetric(
    @Nullable String namespace,
    String name,
    Map<String, String> dimensions,
    @Nullable String statistic,
    @Nullable String unit,
    @Nullable String basis) {

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

  /** Longer than any query that CloudWatch takes; keeps the search short, whatever is sent. */
  private static final int MAX_QUERY = 10_000;

  /** A metric as CloudWatch has it. */
  static WatchedMetric plain(
      @Nullable String namespace,
      String name,
      Map<String, String> dimensions,
      @Nullable String statistic,
      @Nullable String unit) {
    return new WatchedMetric(namespace, name, dimensions, statistic, unit(unit), null);
  }

  Metric measured(@Nullable String comparison, @Nullable Double threshold, @Nullable Double value) {
    return new Metric(
        namespace, name, dimensions, statistic, unit, comparison, threshold, value, basis);
  }

  /** The same in this unit, if it has none: {@code reasonData} may be the only place with one. */
  WatchedMetric inUnit(@Nullable String found) {
    return unit != null
        ? this
        : new WatchedMetric(namespace, name, dimensions, statistic, unit(found), basis);
  }

  /** The metric of a Metrics Insights query; null if the text is none. */
  static @Nullable WatchedMetric ofInsights(String query) {
    Matcher insights = INSIGHTS.matcher(cut(query));
    return insights.lookingAt()
        ? plain(insights.group(3), insights.group(2).strip(), Map.of(), insights.group(1), null)
        : null;
  }

  /** The metric a PromQL alarm selects: {@code EvaluationCriteria.PromQLCriteria.Query}. */
  static @Nullable WatchedMetric ofPromQl(JsonNode criteria) {
    String query = Json.filled(criteria.path("PromQLCriteria"), "Query");
    if (query == null) {
      return null;
    }
    Matcher selector = PROMQL.matcher(cut(query));
    return selector.find() ? plain(null, selector.group(1), Map.of(), null, null) : null;
  }

  /** CloudWatch's unit; its word for none, {@code "None"}, is no unit. */
  private static @Nullable String unit(@Nullable String unit) {
    return "None".equals(unit) ? null : unit;
  }

  private static String cut(String query) {
    return query.substring(0, Math.min(query.length(), MAX_QUERY));
  }
}
