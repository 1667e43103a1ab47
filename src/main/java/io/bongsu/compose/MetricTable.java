package io.bongsu.compose;

import io.bongsu.alarm.Metric;
import io.bongsu.notify.Language;
import io.bongsu.settings.SettingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What texts call the metrics of AWS and in which unit these are: the rows of {@code metrics.csv},
 * with the columns {@code namespace, metric, statistic, unit, direction, ko, en, source}. Filled
 * before it is used, and then safe for threads.
 */
final class MetricTable {

  static final String FILE = "metrics.csv";

  private static final String HEADER = "namespace,metric,statistic,unit,direction,ko,en,source";
  private static final String ANY = "*";
  private static final int COLUMNS = 8;

  /** Units that say what a number means, so that none in the alarm outranks them. */
  private static final List<String> MEANINGS = List.of("Flag", "Down", "Set", "Ratio");

  /**
   * One row.
   *
   * @param statistic empty for all
   * @param low whether a low value is bad
   * @param names language to short name
   */
  record Row(
      String namespace,
      String metric,
      String statistic,
      String unit,
      boolean low,
      Map<Language, String> names,
      String source) {

    /** Whether its unit says what the number means. */
    boolean hasMeaning() {
      return MEANINGS.contains(unit);
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, List<Row>> byMetric = new HashMap<>();

  /** Adds the rows of a file; they replace those with the same first three columns. */
  void add(BufferedReader file) throws IOException {
    int number = 0;
    for (String line = file.readLine(); line != null; line = file.readLine()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#") && !line.strip().equals(HEADER)) {
        add(row(line, number));
      }
    }
  }

  private void add(Row row) {
    Row before = rows.put(key(row.namespace, row.metric, row.statistic), row);
    List<Row> same = byMetric.computeIfAbsent(row.metric, metric -> new ArrayList<>());
    if (before != null) {
      same.remove(before);
      same.add(0, row);
    } else {
      same.add(row);
    }
  }

  private static Row row(String line, int number) {
    String[] fields = line.split(",", -1);
    String place = "line-" + number;
    if (fields.length != COLUMNS) {
      throw problem(place, "has " + fields.length + " fields instead of 8; none may hold a comma");
    }
    for (int i = 0; i < COLUMNS; i++) {
      fields[i] = fields[i].strip();
    }
    if (fields[0].isEmpty() || fields[1].isEmpty() || fields[5].isEmpty() || fields[6].isEmpty()) {
      throw problem(place, "lacks the namespace, the metric or a name");
    }
    if (!fields[4].matches("high|low|")) {
      throw problem(place, "has a direction that is neither high nor low");
    }
    if (!SmsText.encodable(fields[5] + fields[6])) {
      throw problem(place, "has a character that EUC-KR, and so an SMS, cannot carry");
    }
    return new Row(
        fields[0],
        fields[1],
        statistic(fields[2]),
        fields[3].isEmpty() ? "None" : fields[3],
        fields[4].equals("low"),
        Map.of(Language.KO, fields[5], Language.EN, fields[6]),
        fields[7]);
  }

  private static SettingException problem(String place, String problem) {
    return new SettingException(
        MessageProperties.TEMPLATES, "has " + FILE + ", where " + place + " " + problem);
  }

  /** The row for a metric; empty for an expression, and for a metric that is not listed. */
  Optional<Row> of(Metric metric) {
    if (metric.isExpression()) {
      return Optional.empty();
    }
    String namespace = metric.namespace();
    String statistic = statistic(metric.statistic());
    return namespace == null
        ? named(metric.name())
        : Optional.ofNullable(
                rows.getOrDefault(
                    key(namespace, metric.name(), statistic),
                    rows.getOrDefault(
                        key(namespace, metric.name(), ""), rows.get(key(ANY, metric.name(), "")))))
            .or(() -> elsewhere(metric.name()));
  }

  /** A metric of which the namespace is not known: that of the row which stands first. */
  private Optional<Row> named(String metric) {
    return byMetric.getOrDefault(metric, List.of()).stream().findFirst();
  }

  /** A metric of another namespace with a known name; in a known unit if there is only one. */
  private Optional<Row> elsewhere(String metric) {
    List<Row> same = byMetric.getOrDefault(metric, List.of());
    boolean oneUnit = same.stream().map(Row::unit).distinct().count() == 1;
    return same.stream()
        .findFirst()
        .map(
            row ->
                oneUnit
                    ? row
                    : new Row(
                        row.namespace, row.metric, "", "None", row.low, row.names, row.source));
  }

  /** Average, AVERAGE and average are one. */
  private static String statistic(@Nullable String statistic) {
    return statistic == null ? "" : statistic.strip().toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static String key(String namespace, String metric, String statistic) {
    return namespace + "\n" + metric + "\n" + statistic;
  }

  /** All rows, for the table in the documentation. */
  List<Row> rows() {
    return List.copyOf(rows.values());
  }
}
