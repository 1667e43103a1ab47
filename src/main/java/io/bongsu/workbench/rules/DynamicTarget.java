package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JavaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A {@code toD} to <code>direct:…${…}</code>: the routes that it can name are there. The values are
 * those of an enum, or the one to which the step's own {@code when} compares.
 */
final class DynamicTarget {

  private static final Pattern PART = Pattern.compile("\\$\\{([^}]*)}");

  private DynamicTarget() {}

  static Optional<String> problem(
      Step step, String endpoint, BodyFlow.At at, BodyFlow flow, Set<String> served) {
    Matcher part = PART.matcher(endpoint);
    if (!part.find()) {
      return Optional.empty();
    }
    String function = part.group(1);
    Set<String> targets = new TreeSet<>(served);
    targets.removeIf(target -> !target.startsWith(endpoint.substring(0, part.start())));
    Optional<List<String>> values =
        values(step, function, flow.function(function, at).body().type());
    if (values.isEmpty() || PART.matcher(endpoint.substring(part.end())).find()) {
      return Optional.of(
          "'"
              + endpoint
              + "' can name a route that is not there; write a choice with one to for each of "
              + String.join(", ", targets));
    }
    return values.get().stream()
        .map(value -> endpoint.replace(part.group(), value))
        .filter(target -> !served.contains(target))
        .findFirst()
        .map(
            missing ->
                "'"
                    + endpoint
                    + "' leads to "
                    + missing
                    + ", and no route begins with it"
                    + Suggestion.hint(missing, targets));
  }

  private static Optional<List<String>> values(
      Step step, String function, @Nullable JavaType type) {
    Optional<List<String>> compared = compared(step, function);
    if (compared.isPresent() || type == null || !type.isEnumType()) {
      return compared;
    }
    return Optional.of(
        Arrays.stream(type.getRawClass().getEnumConstants())
            .map(String::valueOf)
            .collect(Collectors.toList()));
  }

  /** The value to which a condition around the step compares the same function. */
  private static Optional<List<String>> compared(Step step, String function) {
    Step parent = step.parent();
    if (parent == null) {
      return Optional.empty();
    }
    return parent.branches().stream()
        .filter(branch -> branch.steps().stream().anyMatch(inside -> inside.body() == step.body()))
        .map(branch -> branch.head().path("expression").path("simple"))
        .map(simple -> simple.isObject() ? simple.path("expression").asText() : simple.asText())
        .map(SimpleText::condition)
        .flatMap(text -> text.comparisons().stream())
        .filter(
            one ->
                function.equals(one.left()) && one.operator().equals("==") && one.literal() != null)
        .map(one -> List.of(String.valueOf(one.literal())))
        .findFirst();
  }
}
