package io.bongsu;

import io.bongsu.support.Simulation;
import io.bongsu.support.sens.Delivery;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a storm was to those who got its messages.
 *
 * @param texts what one of them got
 * @param waits how long each critical alarm waited for a text; null for one that had none
 */
record StormReport(Storm storm, List<Delivery> texts, List<@Nullable Duration> waits) {

  private static final int PEOPLE = 10;
  private static final int WON_SMS = 9;
  private static final int WON_LMS = 30;
  private static final int CASES = Pattern.CASE_INSENSITIVE;
  private static final Pattern PREFIX = Pattern.compile("\\b(api|web|db|ai)\\b-?", CASES);
  private static final Pattern PART =
      Pattern.compile(
          "(?<prefix>api|web|db|ai)?-?(?<from>\\d{3})(?:~(?<to>\\d{3}))?(?!\\d)", CASES);

  static long wonOneByOne() {
    return (long) Storm.CHANGES * PEOPLE * WON_SMS;
  }

  /** Critical alarms that no text was about, neither at once nor as one that flaps. */
  long missed() {
    return waits.stream().filter(wait -> wait == null).count();
  }

  Duration meanWait() {
    return Duration.ofMillis(
        (long)
            waits.stream()
                .flatMap(wait -> Optional.ofNullable(wait).stream())
                .mapToLong(Duration::toMillis)
                .average()
                .orElseThrow());
  }

  Duration longestWait() {
    return waits.stream()
        .flatMap(wait -> Optional.ofNullable(wait).stream())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  int messages() {
    return texts.size();
  }

  long won() {
    return texts.stream().mapToLong(text -> won(text) * PEOPLE).sum();
  }

  private static long won(Delivery text) {
    return text.type().equals("SMS") ? WON_SMS : WON_LMS;
  }

  Duration firstCritical() {
    return texts.stream()
        .filter(text -> text.shown().startsWith("[경보]"))
        .map(text -> Duration.between(firstCriticalChange(), text.at()))
        .findFirst()
        .orElseThrow();
  }

  private java.time.Instant firstCriticalChange() {
    return storm.changes().stream()
        .filter(change -> change.severity().equals("critical"))
        .findFirst()
        .orElseThrow()
        .at();
  }

  /** The share of the servers that some text names, ranges such as 001~007 spelled out. */
  double named() {
    Set<String> named = new HashSet<>();
    texts.forEach(text -> text.shown().lines().forEach(line -> names(line, named)));
    Set<String> servers = new HashSet<>();
    storm.changes().forEach(change -> servers.add(change.server()));
    named.retainAll(servers);
    return (double) named.size() / servers.size();
  }

  private static void names(String line, Set<String> named) {
    Matcher first = PREFIX.matcher(line);
    String prefix = first.find() ? first.group(1) : "";
    // Before the colon of a line that has one are counts, not numbers of servers.
    Matcher part = PART.matcher(line.substring(line.lastIndexOf(": ") + 1));
    while (part.find()) {
      prefix = part.group("prefix") == null ? prefix : part.group("prefix");
      int from = Integer.parseInt(part.group("from"));
      int to = part.group("to") == null ? from : Integer.parseInt(part.group("to"));
      for (int i = from; i <= to; i++) {
        named.add("%s-%03d".formatted(prefix.toLowerCase(Locale.ROOT), i));
      }
    }
  }

  /** Each text with when it came. */
  List<String> lines() {
    return texts.stream()
        .map(
            text ->
                "+%ds %s"
                    .formatted(
                        Duration.between(Simulation.START, text.at()).toSeconds(), text.shown()))
        .toList();
  }

  static String table(StormReport apart, StormReport together) {
    return """
        | | one SMS an alarm | `bongsu.storm.alarms: 0` | Bongsu |
        |---|---:|---:|---:|
        | texts on each phone | %,d | %d | %d |
        | won for ten people | %,d | %,d | %,d |
        | servers named | 100 %% | %.0f %% | %.0f %% |
        | first CRITICAL after | - | %.1f s | %.1f s |
        | CRITICAL waits, mean and longest | - | %d s, %d s | %d s, %d s |
        | CRITICAL without a text | - | %d | %d |
        """
        .formatted(
            Storm.CHANGES,
            apart.messages(),
            together.messages(),
            wonOneByOne(),
            apart.won(),
            together.won(),
            apart.named() * 100,
            together.named() * 100,
            apart.firstCritical().toMillis() / 1000.0,
            together.firstCritical().toMillis() / 1000.0,
            apart.meanWait().toSeconds(),
            apart.longestWait().toSeconds(),
            together.meanWait().toSeconds(),
            together.longestWait().toSeconds(),
            apart.missed(),
            together.missed());
  }
}
