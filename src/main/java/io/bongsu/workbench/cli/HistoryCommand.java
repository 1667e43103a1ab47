package io.bongsu.workbench.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bongsu.console.HistoryPage;
import io.bongsu.console.HistoryPage.Entry;
import io.bongsu.json.StrictJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bongsu history}: who got which text when and why, or why nobody did. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what was decided about each alarm, and what became of its messages, newest first.",
      "Asks the running program with bongsu.console.token; reads PostgreSQL, or the H2 file of a program that is"
          + " stopped, directly. Numbers are masked."
    })
final class HistoryCommand implements Callable<Integer> {

  /** How the answer is written. */
  enum Format {
    TEXT,
    JSON,
    CSV
  }

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "24h",
      description = "How long ago, or a time such as 2026-11-22T03:00; default: ${DEFAULT-VALUE}")
  private String since = "24h";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "The end, likewise; now without it.")
  private @Nullable String until;

  @Option(
      names = "--alarm",
      paramLabel = "GLOB",
      description = "Alarms with this name or resource, such as 'api-3*'.")
  private @Nullable String alarm;

  @Option(
      names = "--person",
      paramLabel = "NAME",
      description = "What this person received; a name, or the last four digits of a number.")
  private @Nullable String person;

  @Option(names = "--tag", paramLabel = "TAG", description = "The message with this tag: 7K2.")
  private @Nullable String tag;

  @Option(
      names = "--outcome",
      paramLabel = "WORD",
      description = "Only this outcome, such as sent, quiet, silenced or held.")
  private @Nullable String outcome;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "At most so many alarms; default: ${DEFAULT-VALUE}")
  private int limit;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text, json or csv; default: ${DEFAULT-VALUE}")
  private Format format = Format.TEXT;

  @Mixin private final ProgramOptions program = new ProgramOptions();

  @Override
  public Integer call() {
    return program.run(
        context -> {
          try (HistorySource source = HistorySource.of(context, program.url())) {
            print(entries(source));
          }
        });
  }

  /** Page by page. */
  private List<Entry> entries(HistorySource source) {
    Map<String, String> wanted = new LinkedHashMap<>();
    put(wanted, "since", since);
    put(wanted, "until", until);
    put(wanted, "alarm", alarm);
    put(wanted, "person", person);
    put(wanted, "tag", tag);
    put(wanted, "outcome", outcome);
    List<Entry> entries = new ArrayList<>();
    String next = "";
    while (next != null && entries.size() < limit) {
      put(wanted, "before", next);
      wanted.put("limit", Integer.toString(Math.min(500, limit - entries.size())));
      HistoryPage page = source.page(wanted);
      entries.addAll(page.alarms());
      next = page.next();
    }
    return entries;
  }

  private static void put(Map<String, String> wanted, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      wanted.put(name, value);
    }
  }

  private void print(List<Entry> entries) {
    switch (format) {
      case JSON -> out().println(json(entries));
      case CSV -> HistoryText.csv(entries).forEach(out()::println);
      case TEXT -> {
        entries.forEach(entry -> HistoryText.timeline(entry).forEach(out()::println));
        out().printf(Locale.ROOT, "%d alarms since %s%n", entries.size(), since);
      }
    }
  }

  private static String json(List<Entry> entries) {
    try {
      return StrictJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(entries);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records can be written", e);
    }
  }

  private PrintWriter out() {
    return program.out();
  }
}
