package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names that a file uses and others define: beans and their methods, lanes. */
final class ReferenceRules {

  private static final Pattern BEAN = Pattern.compile("#(?:bean:)?([A-Za-z_][\\w-]*)$");

  /** Steps and languages whose {@code ref} is a bean. */
  private static final Set<String> CALLS = Set.of("bean", "process", "method");

  private ReferenceRules() {}

  static List<RouteRule> all(RouteEnvironment surroundings) {
    return List.of(
        RouteRule.of("bean", file -> beans(file, surroundings.beans())),
        RouteRule.of("method", file -> methods(file, surroundings.beans())),
        RouteRule.of("lane", file -> lanes(file, surroundings.lanes())));
  }

  private static Stream<RouteRule.Violation> beans(RouteFile file, Map<String, Class<?>> beans) {
    Set<String> known = new TreeSet<>(beans.keySet());
    known.addAll(declared(file.tree()));
    return DocumentWalk.texts(file.tree())
        .flatMap(node -> named(node).map(name -> Map.entry(node.path(), name)))
        .filter(use -> !known.contains(use.getValue()))
        .map(
            use ->
                RouteRule.at(
                    file,
                    use.getKey(),
                    "there is no bean '"
                        + use.getValue()
                        + "'"
                        + Suggestion.hint(use.getValue(), known)));
  }

  /** Names of beans at this value; those with placeholders are made later. */
  private static Stream<String> named(DocumentWalk.Located node) {
    String text = node.value().asText();
    if (node.key().equals("ref") && CALLS.contains(node.parent())) {
      return text.contains("{") ? Stream.empty() : Stream.of(text);
    }
    return Set.of("description", "note").contains(node.key())
        ? Stream.empty()
        : BEAN.matcher(text).results().map((MatchResult bean) -> bean.group(1));
  }

  /** Names of the beans that a file brings itself. */
  private static Set<String> declared(JsonNode tree) {
    return DocumentWalk.all(tree)
        .filter(node -> node.key().equals("beans"))
        .flatMap(node -> DocumentWalk.elements(node.value()))
        .map(bean -> bean.path("name").asText())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Stream<RouteRule.Violation> methods(RouteFile file, Map<String, Class<?>> beans) {
    return DocumentWalk.all(file.tree())
        .filter(node -> CALLS.contains(node.key()) && node.value().has("method"))
        .flatMap(node -> method(file, node, beans));
  }

  private static Stream<RouteRule.Violation> method(
      RouteFile file, DocumentWalk.Located node, Map<String, Class<?>> beans) {
    String ref = node.value().path("ref").asText();
    String method = node.value().path("method").asText();
    Class<?> type = beans.get(ref);
    if (type == null || type == Object.class || method.contains("(") || method.contains("{")) {
      return Stream.empty();
    }
    Set<String> known =
        Arrays.stream(type.getMethods())
            .filter(candidate -> candidate.getDeclaringClass() != Object.class)
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    return known.contains(method)
        ? Stream.empty()
        : Stream.of(
            RouteRule.at(
                file,
                node.path() + "/method",
                "bean '"
                    + ref
                    + "' has no method '"
                    + method
                    + "'"
                    + Suggestion.hint(method, known)));
  }

  private static Stream<RouteRule.Violation> lanes(RouteFile file, Set<String> lanes) {
    return DocumentWalk.elements(file.tree())
        .flatMap(root -> DocumentWalk.elements(root.path("templatedRoute").path("parameters")))
        .filter(parameter -> parameter.path("name").asText().equals("lane"))
        .map(parameter -> parameter.path("value"))
        .filter(lane -> !lanes.contains(lane.asText()))
        .map(
            lane ->
                new RouteRule.Violation(
                    file.line(lane),
                    "lane " + lane.asText(),
                    "bongsu.burst."
                        + lane.asText()
                        + " is not configured; set its first-wait, window, max-window and max-size"
                        + Suggestion.hint(lane.asText(), lanes)));
  }
}
