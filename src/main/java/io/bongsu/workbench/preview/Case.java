package io.bongsu.workbench.preview;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of a table of cases: an alarm, when it arrives, and what must become of it. A cell that
 * is empty says nothing.
 *
 * @param line where it stands in its file, from 1
 * @param alarm an alarm in short ({@link Shorthand}), or a JSON document
 * @param time such as {@code 14:02} in the program's time zone, or ISO 8601 with an offset
 * @param lane such as {@code urgent}; {@code quiet}, or {@code none} if it takes none
 * @param people teams, or last four digits of numbers, with blanks between; {@code none} for nobody
 * @param text of a message that names it, {@code #*} for its tag; {@code none} if none may
 * @param service the SENS service that is called
 * @param group cases of one group happen in one timeline, a case without a group in its own
 */
record Case(
    long line,
    String alarm,
    String time,
    String lane,
    String people,
    String text,
    String service,
    String group) {

  private static final String NONE = "none";
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final String NOON = "12:00";
  private static final String NUMBER = "[*-]*\\d{4}";

  /**
   * The document that arrives.
   *
   * @throws IllegalArgumentException if alarm or time cannot be read, with what they look like
   */
  Arrival arrival(ZoneId zone) {
    Instant at = at(zone);
    boolean json = alarm.startsWith("{") || alarm.startsWith("[");
    return new Arrival(Long.toString(line), json ? alarm : Shorthand.document(alarm, at), at);
  }

  private Instant at(ZoneId zone) {
    String given = time.isEmpty() ? NOON : time;
    try {
      return given.contains("T")
          ? OffsetDateTime.parse(given).toInstant()
          : DAY.atTime(LocalTime.parse(given)).atZone(zone).toInstant();
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(
          "time '%s' is neither like 14:02 nor like 2026-01-01T14:02:00+09:00".formatted(given),
          unreadable);
    }
  }

  /**
   * What is not as it must be, a sentence each.
   *
   * @param got what became of the alarm
   * @param messages the messages that name it
   */
  List<String> faults(PreviewedAlarm got, List<PreviewedMessage> messages) {
    return Stream.of(lane(got), people(messages), text(got, messages), service(got, messages))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> lane(PreviewedAlarm got) {
    String taken = got.lane();
    String here = taken != null ? taken : got.outcome().equals("quiet") ? "quiet" : NONE;
    return unlike("lane", lane, here, lane.equals(here), got);
  }

  private Optional<String> people(List<PreviewedMessage> messages) {
    Set<String> wanted =
        Arrays.stream(people.split("\\s+"))
            .filter(word -> !word.equals(NONE))
            .map(Case::shortened)
            .collect(Collectors.toCollection(TreeSet::new));
    boolean numbers = wanted.stream().anyMatch(word -> word.matches(NUMBER));
    Set<String> here =
        messages.stream()
            .flatMap(message -> numbers ? message.to().stream() : Stream.of(message.team()))
            .map(Case::shortened)
            .collect(Collectors.toCollection(TreeSet::new));
    boolean same = people.isEmpty() || wanted.equals(here);
    return same
        ? Optional.empty()
        : Optional.of("people: expected %s, got %s".formatted(people, orNone(here.stream())));
  }

  /** A number as its last four digits, a team as it is. */
  private static String shortened(String word) {
    return word.matches(NUMBER) ? word.substring(word.length() - 4) : word;
  }

  private Optional<String> text(PreviewedAlarm got, List<PreviewedMessage> messages) {
    List<String> here = messages.stream().map(Case::untagged).toList();
    boolean same = text.equals(NONE) ? here.isEmpty() : here.contains(text);
    boolean exact = messages.stream().anyMatch(message -> message.text().equals(text));
    return unlike("text", text, orNone(here.stream()), same || exact, got);
  }

  private Optional<String> service(PreviewedAlarm got, List<PreviewedMessage> messages) {
    List<String> here = messages.stream().map(PreviewedMessage::service).distinct().toList();
    return unlike("service", service, orNone(here.stream()), here.equals(List.of(service)), got);
  }

  private static String untagged(PreviewedMessage message) {
    return message.text().replace("#" + message.tag(), "#*");
  }

  private static String orNone(Stream<String> texts) {
    String all = texts.collect(Collectors.joining(" | "));
    return all.isEmpty() ? NONE : all;
  }

  private static Optional<String> unlike(
      String column, String wanted, String here, boolean same, PreviewedAlarm got) {
    if (wanted.isEmpty() || same) {
      return Optional.empty();
    }
    PreviewedAlarm.Read read = got.alarm();
    String why = read == null || read.why() == null ? String.valueOf(got.because()) : read.why();
    String but = got.outcome().equals(PreviewedAlarm.SENT) ? "" : ", " + got.outcome();
    return Optional.of("%s: expected %s, got %s%s (%s)".formatted(column, wanted, here, but, why));
  }
}
