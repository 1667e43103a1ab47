package io.bongsu.workbench.preview;

import io.bongsu.workbench.preview.PreviewComparison.CriticalChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison for people: a table of numbers, then the CRITICAL alarms that fare worse. */
public final class ComparisonText {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int MOST_LISTED = 50;

  private final PreviewComparison comparison;

  private ComparisonText(PreviewComparison comparison) {
    this.comparison = comparison;
  }

  private record Row(String name, String before, String after, String difference) {

    static Row of(String name, BigDecimal before, BigDecimal after) {
      return new Row(
          name,
          String.format(Locale.ROOT, "%,.0f", before),
          String.format(Locale.ROOT, "%,.0f", after),
          String.format(Locale.ROOT, "%+,.0f", after.subtract(before)));
    }

    static Row of(String name, int before, int after) {
      return of(name, BigDecimal.valueOf(before), BigDecimal.valueOf(after));
    }
  }

  /** Lines for a terminal. */
  public static String plain(PreviewComparison comparison) {
    ComparisonText text = new ComparisonText(comparison);
    return text.write("%-32s %12s %12s %12s", "%s", List.of());
  }

  /** Lines for a pull request: what GitHub and GitLab show as a table and a list. */
  public static String markdown(PreviewComparison comparison) {
    ComparisonText text = new ComparisonText(comparison);
    return text.write("| %s | %s | %s | %s |", "- %s", List.of("|---|--:|--:|--:|"));
  }

  private String write(String row, String item, List<String> ruler) {
    Stream<String> head = Stream.of(row.formatted("", "before", "after", "difference"));
    Stream<String> rows =
        rows().stream().map(r -> row.formatted(r.name, r.before, r.after, r.difference));
    Stream<String> critical = critical().stream().map(item::formatted);
    return Stream.of(head, ruler.stream(), rows, Stream.of(""), critical)
        .flatMap(lines -> lines)
        .map(line -> line.replaceAll("\\p{Cntrl}", " "))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private List<Row> rows() {
    PreviewSummary before = comparison.before();
    PreviewSummary after = comparison.after();
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of("texts", before.texts(), after.texts()));
    rows.add(Row.of("texts from 22:00 to 07:00", before.nightTexts(), after.nightTexts()));
    rows.add(Row.of("won", before.won(), after.won()));
    TreeSet<String> people = new TreeSet<>(before.people().keySet());
    people.addAll(after.people().keySet());
    for (String person : people) {
      int then = before.people().getOrDefault(person, 0);
      rows.add(Row.of("texts to " + person, then, after.people().getOrDefault(person, 0)));
    }
    return rows;
  }

  private List<String> critical() {
    List<CriticalChange> all = comparison.critical();
    if (all.isEmpty()) {
      return List.of("No CRITICAL alarm is lost or later.");
    }
    List<String> lines = new ArrayList<>();
    all.stream().limit(MOST_LISTED).map(this::line).forEach(lines::add);
    if (all.size() > MOST_LISTED) {
      lines.add("and %,d more CRITICAL alarms".formatted(all.size() - MOST_LISTED));
    }
    return lines;
  }

  private String line(CriticalChange change) {
    String alarm =
        "CRITICAL %s of %s (%s)"
            .formatted(
                change.name(),
                TIME.format(change.before().atZone(comparison.zone())),
                change.origin());
    return change.after() == null
        ? "%s is lost: %s".formatted(alarm, change.because())
        : "%s is later by %s".formatted(alarm, Duration.between(change.before(), change.after()));
  }
}
