package io.bongsu.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Folds names that differ only in a number at their end: {@code api-01}, {@code api-02}, {@code
 * api-05} become {@code api-01,02,05}, and three or more in a row a range, {@code api-01~05}.
 */
final class Names {

  /** A name with a number of at most nine digits at its end. */
  private static final Pattern NUMBERED = Pattern.compile("(.*\\D)?(\\d{1,9})");

  private static final Pattern SEPARATORS = Pattern.compile("[-_.:/# ]+$");

  private static final Comparator<String> BY_NUMBER =
      Comparator.<String>comparingLong(Long::parseLong).thenComparing(String::length);

  /** What stands before a number, or a whole name that has none. */
  private record Stem(String text, boolean numbered) {}

  private final String range;

  /**
   * @param range what stands between the ends of a range
   */
  Names(String range) {
    this.range = range;
  }

  /** What all of the names begin with before their numbers, without the separator at its end. */
  static Optional<String> shared(List<String> names) {
    String stem = null;
    for (String name : names) {
      Matcher numbered = NUMBERED.matcher(name);
      if (!numbered.matches() || numbered.group(1) == null) {
        return Optional.empty();
      }
      if (stem != null && !stem.equals(numbered.group(1))) {
        return Optional.empty();
      }
      stem = numbered.group(1);
    }
    return Optional.ofNullable(stem)
        .map(found -> SEPARATORS.matcher(found).replaceFirst(""))
        .filter(found -> !found.isEmpty());
  }

  /** The names, folded. */
  String fold(List<String> names) {
    StringJoiner folded = new StringJoiner(",");
    byStem(names).forEach((stem, found) -> folded.add(fold(stem, found)));
    return folded.toString();
  }

  /** The numbers alone, of names that {@link #shared} found to be alike. */
  String foldNumbers(List<String> names) {
    return ranges(byStem(names).values().stream().flatMap(List::stream).toList());
  }

  private String fold(Stem stem, List<String> numbers) {
    return numbers.isEmpty() ? stem.text : stem.text + ranges(numbers);
  }

  private static Map<Stem, List<String>> byStem(List<String> names) {
    Map<Stem, List<String>> stems = new LinkedHashMap<>();
    for (String name : names) {
      Matcher numbered = NUMBERED.matcher(name);
      boolean alike = numbered.matches();
      String text = alike ? Objects.requireNonNullElse(numbered.group(1), "") : name;
      List<String> numbers =
          stems.computeIfAbsent(new Stem(text, alike), stem -> new ArrayList<>());
      if (alike) {
        numbers.add(numbered.group(2));
      }
    }
    return stems;
  }

  private String ranges(List<String> numbers) {
    List<String> sorted = numbers.stream().sorted(BY_NUMBER).toList();
    StringJoiner out = new StringJoiner(",");
    int begin = 0;
    while (begin < sorted.size()) {
      int end = begin;
      while (end + 1 < sorted.size() && next(sorted.get(end)).equals(sorted.get(end + 1))) {
        end++;
      }
      if (end - begin >= 2) {
        out.add(sorted.get(begin) + range + sorted.get(end));
      } else {
        sorted.subList(begin, end + 1).forEach(out::add);
      }
      begin = end + 1;
    }
    return out.toString();
  }

  /** The number after this one, as wide: 02 after 01, 10 after 9. */
  private static String next(String number) {
    String next = Long.toString(Long.parseLong(number) + 1);
    return "0".repeat(Math.max(0, number.length() - next.length())) + next;
  }
}
