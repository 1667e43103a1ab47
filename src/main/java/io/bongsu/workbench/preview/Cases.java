package io.bongsu.workbench.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of cases (CSV with a header; lines that begin with # are comments): alarms, and what must
 * become of them with the routes and settings that a program has. See docs/use/routes.md.
 */
public final class Cases {

  private static final Set<String> COLUMNS =
      Set.of("alarm", "time", "lane", "people", "text", "service", "group");

  private final String file;
  private final List<Case> cases;

  private Cases(String file, List<Case> cases) {
    this.file = file;
    this.cases = List.copyOf(cases);
  }

  /**
   * A case that is not as it must be.
   *
   * @param line where it stands in the file
   * @param message what was expected, and what came
   */
  public record Failure(String file, long line, String message) {
    @Override
    public String toString() {
      return file + ":" + line + ": " + message;
    }
  }

  /**
   * Reads a table.
   *
   * @throws PreviewFailedException if it is none, with the line
   */
  public static Cases read(Path file) {
    List<Case> cases = new ArrayList<>();
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    CsvMapper csv =
        CsvMapper.builder()
            .enable(CsvParser.Feature.ALLOW_COMMENTS)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();
    try (var text = Files.newBufferedReader(file);
        MappingIterator<Map<String, String>> rows =
            csv.readerForMapOf(String.class).with(header).readValues(text)) {
      while (rows.hasNextValue()) {
        long line = rows.getCurrentLocation().getLineNr();
        cases.add(one(file, line, rows.nextValue()));
      }
    } catch (JsonProcessingException broken) {
      long line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
      throw new PreviewFailedException(file + ":" + line + ": " + broken.getOriginalMessage());
    } catch (IOException unreadable) {
      throw new PreviewFailedException(file + " cannot be opened", unreadable);
    }
    return new Cases(file.toString(), cases);
  }

  private static Case one(Path file, long line, Map<String, String> row) {
    row.keySet().stream()
        .filter(column -> !COLUMNS.contains(column))
        .findFirst()
        .ifPresent(
            column -> {
              throw new PreviewFailedException(
                  "%s: there is no column '%s' for a case; the columns are alarm, time, lane, people, text, service and group"
                      .formatted(file, column));
            });
    return new Case(
        line,
        cell(row, "alarm"),
        cell(row, "time"),
        cell(row, "lane"),
        cell(row, "people"),
        cell(row, "text"),
        cell(row, "service"),
        cell(row, "group"));
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "").strip();
  }

  /** How many there are. */
  public int size() {
    return cases.size();
  }

  /** Runs them all, each group in its own time; what fails, in the order of the file. */
  public List<Failure> run(PreviewProgram program) {
    Map<String, List<Case>> groups = new LinkedHashMap<>();
    for (Case one : cases) {
      String group = one.group().isEmpty() ? "line " + one.line() : "group " + one.group();
      groups.computeIfAbsent(group, any -> new ArrayList<>()).add(one);
    }
    return groups.values().stream()
        .map(group -> run(program, group))
        .flatMap(Collection::stream)
        .sorted(java.util.Comparator.comparingLong(Failure::line))
        .toList();
  }

  private List<Failure> run(PreviewProgram program, List<Case> group) {
    List<Failure> failures = new ArrayList<>();
    Map<String, Case> byOrigin = new LinkedHashMap<>();
    List<Arrival> arrivals = new ArrayList<>();
    for (Case one : group) {
      try {
        Arrival arrival = one.arrival(program.zone());
        arrivals.add(arrival);
        byOrigin.put(arrival.origin(), one);
      } catch (IllegalArgumentException unreadable) {
        failures.add(failure(one, String.valueOf(unreadable.getMessage())));
      }
    }
    Preview preview = program.run(arrivals);
    for (PreviewedAlarm alarm : preview.alarms()) {
      Case one = byOrigin.get(alarm.origin());
      if (one != null) {
        List<PreviewedMessage> messages =
            alarm.messages().stream().map(number -> preview.messages().get(number - 1)).toList();
        one.faults(alarm, messages).forEach(fault -> failures.add(failure(one, fault)));
      }
    }
    return failures;
  }

  private Failure failure(Case one, String message) {
    return new Failure(file, one.line(), message);
  }
}
