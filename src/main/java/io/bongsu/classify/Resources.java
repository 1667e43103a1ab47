package io.bongsu.classify;

import io.bongsu.alarm.Alarm;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the name by which people know what an alarm concerns: what the alarm says itself, else the
 * name configured for one of its dimension values, else the best dimension value, else its
 * children, else the alarm's own name.
 */
final class Resources {

  /** Load balancers and target groups: {@code app/shop/50dc6c495c0c9188} is called shop. */
  private static final Pattern LOAD_BALANCING =
      Pattern.compile("(?:app|net|gwy|targetgroup)/([^/]+)/[^/]+");

  private static final int CHILDREN_NAMED = 3;

  private final List<String> dimensions;
  private final Map<String, String> aliases = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Resources(List<String> dimensions, Map<String, String> aliases) {
    this.dimensions = dimensions;
    this.aliases.putAll(aliases);
  }

  Answer<String> name(Alarm alarm, List<Statement> said) {
    Map<String, String> found = Conditions.dimensions(alarm);
    return said.stream()
        .flatMap(statement -> answer(statement.value(), statement.source()).stream())
        .findFirst()
        .or(() -> alias(alarm, found))
        .or(() -> best(found))
        .or(() -> children(alarm))
        .or(() -> answer(alarm.name(), "alarm name"))
        .orElseGet(() -> new Answer<>("?", "default"));
  }

  /** The name on one line; empty if nothing of it can be seen. */
  private static Optional<Answer<String>> answer(String value, String source) {
    String line = Words.oneLine(value);
    return line.isEmpty() ? Optional.empty() : Optional.of(new Answer<>(line, source));
  }

  private Optional<Answer<String>> alias(Alarm alarm, Map<String, String> found) {
    return Stream.concat(found.values().stream(), Stream.of(alarm.name()))
        .flatMap(value -> Stream.of(value, shortened(value)))
        .map(aliases::get)
        .filter(Objects::nonNull)
        .flatMap(name -> answer(name, "bongsu.resources").stream())
        .findFirst();
  }

  /** The value of the dimension that is listed first, else of the first there is. */
  private Optional<Answer<String>> best(Map<String, String> found) {
    Stream<Map.Entry<String, String>> listed =
        dimensions.stream()
            .flatMap(
                name -> found.entrySet().stream().filter(d -> d.getKey().equalsIgnoreCase(name)));
    return Stream.concat(listed, found.entrySet().stream())
        .flatMap(
            d -> answer(shortened(d.getValue()), "dimension " + Words.brief(d.getKey())).stream())
        .findFirst();
  }

  private static String shortened(String value) {
    Matcher matcher = LOAD_BALANCING.matcher(value);
    return matcher.matches() ? matcher.group(1) : value;
  }

  private static Optional<Answer<String>> children(Alarm alarm) {
    return answer(
        alarm.children().stream().limit(CHILDREN_NAMED).collect(Collectors.joining(",")),
        "children");
  }
}
