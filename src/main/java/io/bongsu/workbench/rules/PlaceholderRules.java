package io.bongsu.workbench.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Placeholders: {@code {{key}}} without a default, for a key that the configuration has. */
final class PlaceholderRules {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");

  private record Found(String key, String path) {}

  private PlaceholderRules() {}

  /**
   * @param configured whether the program's configuration has a key
   */
  static List<RouteRule> all(Predicate<String> configured) {
    return List.of(
        RouteRule.of("placeholder-default", PlaceholderRules::defaults).asStyle(),
        RouteRule.of("placeholder-key", file -> unknown(file, configured)));
  }

  /** Not in the properties of a Kamelet, which others may take without our application.yaml. */
  private static Stream<RouteRule.Violation> defaults(RouteFile file) {
    return found(file)
        .filter(found -> !found.path().startsWith("/spec/definition/"))
        .filter(found -> found.key().contains(":") || optionalInRoute(file, found.key()))
        .map(
            found ->
                RouteRule.at(
                    file,
                    found.path(),
                    "'{{" + found.key() + "}}': every default lives in application.yaml"));
  }

  /** An optional parameter of a template is no key of the configuration. */
  private static boolean optionalInRoute(RouteFile file, String key) {
    return key.startsWith("?") && !file.isKamelet() && !declared(file).contains(key.substring(1));
  }

  private static Stream<RouteRule.Violation> unknown(RouteFile file, Predicate<String> configured) {
    Set<String> declared = declared(file);
    return found(file)
        .filter(found -> !found.key().contains(":"))
        .filter(found -> !declared.contains(found.key().replace("?", "")))
        .filter(found -> !configured.test(found.key()))
        .map(
            found ->
                RouteRule.at(
                    file, found.path(), "'{{" + found.key() + "}}' is not in application.yaml"));
  }

  /** Each placeholder's key with the path at which it stands. */
  private static Stream<Found> found(RouteFile file) {
    return DocumentWalk.texts(file.tree())
        .filter(node -> !Set.of("description", "note", "title").contains(node.key()))
        .flatMap(
            node ->
                PLACEHOLDER
                    .matcher(node.value().asText())
                    .results()
                    .map((MatchResult key) -> new Found(key.group(1), node.path())));
  }

  /** Parameters and beans of templates and Kamelets, which their own placeholders name. */
  private static Set<String> declared(RouteFile file) {
    Set<String> names = new TreeSet<>(Set.of("routeId"));
    DocumentWalk.elements(file.tree())
        .map(root -> root.path("routeTemplate"))
        .flatMap(
            template ->
                Stream.of("parameters", "beans")
                    .flatMap(key -> DocumentWalk.elements(template.path(key))))
        .forEach(parameter -> names.add(parameter.path("name").asText()));
    var spec = file.tree().path("spec");
    spec.path("definition").path("properties").fieldNames().forEachRemaining(names::add);
    DocumentWalk.elements(spec.path("template").path("beans"))
        .forEach(bean -> names.add(bean.path("name").asText()));
    return names;
  }
}
