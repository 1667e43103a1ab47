package io.bongsu.compose;

import io.bongsu.alarm.Metric;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The unit of a metric's values, by what the alarm says, {@code metrics.csv} and the statistic. */
final class MetricUnit {

  private static final String NONE = "None";

  private MetricUnit() {}

  static String of(Metric metric, Optional<MetricTable.Row> row) {
    String statistic =
        Objects.requireNonNullElse(metric.statistic(), "")
            .toLowerCase(Locale.ROOT)
            .replace("_", "");
    if (statistic.equals("samplecount") || statistic.equals("count") || isCount(statistic)) {
      return "Count";
    }
    if (statistic.startsWith("pr(")) {
      return "Percent";
    }
    String listed = row.map(MetricTable.Row::unit).orElse(NONE);
    if (row.filter(MetricTable.Row::hasMeaning).isPresent()) {
      return listed.equals("Ratio") && statistic.equals("sum") ? "Count" : listed;
    }
    String unit = metric.unit();
    return unit == null || unit.equals(NONE) ? listed : unit;
  }

  /** A trimmed count, {@code TC(…)}. */
  private static boolean isCount(String statistic) {
    return statistic.startsWith("tc(") || statistic.matches("tc\\d.*");
  }

  /** The key of the word for a number that is 0 or 1 and says nothing by itself. */
  static Optional<String> word(String unit, Metric metric) {
    Double threshold = metric.threshold();
    if (threshold != null && (threshold < 0 || threshold > 1)) {
      return Optional.empty();
    }
    return switch (unit) {
      case "Flag" -> Optional.of("word.failed");
      case "Down" -> Optional.of("word.down");
      case "Set" -> Optional.of("word.set");
      default -> Optional.empty();
    };
  }
}
