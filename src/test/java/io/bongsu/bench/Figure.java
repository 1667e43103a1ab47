package io.bongsu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One number of the table, taken in several runs. Not for several threads. */
final class Figure {

  private final String name;
  private final String aim;
  private final List<Double> values = new ArrayList<>();

  /**
   * @param name with the unit
   * @param aim what it should be, or empty
   */
  Figure(String name, String aim) {
    this.name = name;
    this.aim = aim;
  }

  static String header() {
    return "| what | median | min | max | aim |\n|---|---:|---:|---:|---|";
  }

  void add(double value) {
    values.add(value);
  }

  /** A row of a Markdown table. */
  String row() {
    List<Double> sorted = values.stream().sorted().toList();
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            name,
            text(percentile(sorted, 50)),
            text(percentile(sorted, 0)),
            text(percentile(sorted, 100)),
            aim);
  }

  /** The smallest value that so many percent do not exceed; NaN if there is none. */
  static double percentile(List<Double> sorted, int percent) {
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }
}
