package io.bongsu.workbench.cli;

import io.bongsu.console.HistoryPage.Entry;
import io.bongsu.console.HistoryPage.Receiver;
import io.bongsu.console.HistoryPage.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the history as text, a timeline for each alarm, or as CSV by RFC 4180. */
final class HistoryText {

  private static final List<String> HEAD =
      List.of(
          "changed",
          "arrived",
          "decided",
          "alarm",
          "state",
          "severity",
          "server_type",
          "team",
          "resource",
          "lane",
          "outcome",
          "reason",
          "rule",
          "copies",
          "tag",
          "accepted",
          "person",
          "phone",
          "receipt",
          "received");

  private HistoryText() {}

  /** Arrived, class, lane, window, message, person, receipt; a line each. */
  static List<String> timeline(Entry entry) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %s %s  %s"
            .formatted(time(entry.changed()), entry.alarm(), entry.state(), outcome(entry)));
    if (!entry.rule().isEmpty()) {
      lines.add(line("arrived", entry.arrived(), copies(entry)));
      lines.add(
          line(
              "class",
              null,
              "%s %s, team %s, %s: %s"
                  .formatted(
                      entry.severity(),
                      entry.serverType(),
                      entry.team(),
                      entry.resource(),
                      entry.rule())));
    }
    if (!entry.lane().isEmpty()) {
      lines.add(line("lane", null, entry.lane()));
    }
    entry.messages().forEach(message -> addMessage(message, lines));
    entry.acknowledged().forEach(ack -> lines.add(line("acked", ack.at(), "by " + ack.by())));
    lines.add("");
    return lines;
  }

  private static String outcome(Entry entry) {
    return entry.outcome() + (entry.reason().isEmpty() ? "" : ": " + entry.reason());
  }

  private static String copies(Entry entry) {
    return entry.copies() == 0 ? "" : "and " + entry.copies() + " copies, which were not sent";
  }

  private static void addMessage(Sent message, List<String> lines) {
    lines.add(line("message", message.composed(), message.kind() + " " + oneLine(message.text())));
    for (Receiver person : message.people()) {
      String name = person.person() == null ? "" : person.person() + " ";
      String accepted =
          message.accepted() == null ? "not accepted yet" : state(message) + message.accepted();
      lines.add(line("person", null, name + person.phone() + " " + accepted + receipt(person)));
    }
  }

  private static String state(Sent message) {
    return message.state().equals("REFUSED") ? "refused " : "accepted ";
  }

  private static String receipt(Receiver person) {
    String carrier = person.carrier() == null ? "" : " " + person.carrier();
    String code = person.code() == null ? "" : " code " + person.code();
    return person.at() == null
        ? ""
        : ", "
            + person.state().toLowerCase(java.util.Locale.ROOT)
            + " "
            + person.at()
            + carrier
            + code;
  }

  private static String line(String what, @Nullable String time, String text) {
    return ("  %-8s %s%s".formatted(what, time == null ? "" : time(time) + "  ", text))
        .stripTrailing();
  }

  private static String time(String iso) {
    return iso.substring(0, Math.min(19, iso.length())).replace('T', ' ');
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " / ");
  }

  /** One line for each alarm and recipient; a line without a recipient if nobody was sent it. */
  static List<String> csv(List<Entry> entries) {
    Stream<List<String>> rows = entries.stream().flatMap(HistoryText::rows);
    return Stream.concat(Stream.of(HEAD), rows)
        .map(row -> row.stream().map(HistoryText::cell).collect(Collectors.joining(",")))
        .toList();
  }

  private static Stream<List<String>> rows(Entry entry) {
    List<List<String>> rows = new ArrayList<>();
    for (Sent message : entry.messages()) {
      for (Receiver person : message.people()) {
        rows.add(
            row(
                entry,
                message.tag(),
                text(message.accepted()),
                text(person.person()),
                person.phone(),
                person.state(),
                text(person.at())));
      }
    }
    return rows.isEmpty() ? Stream.of(row(entry, "", "", "", "", "", "")) : rows.stream();
  }

  private static List<String> row(Entry entry, String... rest) {
    List<String> row =
        new ArrayList<>(
            List.of(
                entry.changed(),
                entry.arrived(),
                entry.decided(),
                entry.alarm(),
                entry.state(),
                entry.severity(),
                entry.serverType(),
                entry.team(),
                entry.resource(),
                entry.lane(),
                entry.outcome(),
                entry.reason(),
                entry.rule(),
                Integer.toString(entry.copies())));
    row.addAll(List.of(rest));
    return row;
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }

  /** A name that begins like a formula must not become one in a spreadsheet. */
  private static String cell(String value) {
    String safe = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
    return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
