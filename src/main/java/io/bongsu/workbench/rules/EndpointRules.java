package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;

/** Endpoints: the component is in the program, has the options, and no secret stands in them. */
final class EndpointRules {

  private static final Pattern PHONE =
      Pattern.compile("(?<!\\d)01[016-9]-?\\d{3,4}-?\\d{4}(?!\\d)");
  private static final Pattern LOGIN = Pattern.compile("://[^/@{}]*:[^/@{}]+@");

  private final BundledCatalog catalog;

  EndpointRules(BundledCatalog catalog) {
    this.catalog = catalog;
  }

  /** An endpoint where it stands. */
  private record Use(String path, String uri, JsonNode parameters) {

    String scheme() {
      return Endpoints.scheme(uri);
    }

    boolean isKnownOnlyLater() {
      return scheme().isEmpty() || scheme().contains("{") || scheme().contains("$");
    }
  }

  List<RouteRule> all() {
    return List.of(
        RouteRule.of("component", this::components),
        RouteRule.of("endpoint-option", this::options),
        RouteRule.of("secret", this::secrets));
  }

  private static Stream<Use> uses(RouteFile file) {
    return DocumentWalk.all(file.tree())
        .filter(node -> node.value().path("uri").isTextual())
        .map(
            node ->
                new Use(
                    node.path(),
                    node.value().path("uri").asText(),
                    node.value().path("parameters")))
        .filter(use -> !use.isKnownOnlyLater());
  }

  private Stream<RouteRule.Violation> components(RouteFile file) {
    return uses(file)
        .filter(use -> catalog.componentModel(use.scheme()) == null)
        .map(
            use ->
                RouteRule.at(
                    file,
                    use.path() + "/uri",
                    "this program has no component '"
                        + use.scheme()
                        + "'"
                        + Suggestion.hint(use.scheme(), BundledCatalog.COMMON)));
  }

  private Stream<RouteRule.Violation> options(RouteFile file) {
    return uses(file)
        .filter(use -> !use.scheme().equals("kamelet"))
        .filter(use -> catalog.componentModel(use.scheme()) != null)
        .flatMap(use -> options(file, use));
  }

  private Stream<RouteRule.Violation> options(RouteFile file, Use use) {
    Map<String, String> given = new LinkedHashMap<>();
    use.parameters()
        .properties()
        .forEach(option -> given.put(option.getKey(), option.getValue().asText()));
    EndpointValidationResult result = catalog.validateProperties(use.scheme(), given);
    Stream<String> unknown =
        result.getUnknown() == null
            ? Stream.empty()
            : result.getUnknown().stream().map(String::valueOf);
    Set<String> known = names(use.scheme());
    Stream<RouteRule.Violation> strangers =
        unknown.map(
            name ->
                at(
                    file,
                    use,
                    name,
                    use.scheme() + " has no option '" + name + "'" + Suggestion.hint(name, known)));
    return Stream.concat(strangers, values(file, use, result));
  }

  private static Stream<RouteRule.Violation> values(
      RouteFile file, Use use, EndpointValidationResult result) {
    return Stream.of(
            Map.entry("a whole number", nonNull(result.getInvalidInteger())),
            Map.entry("a number", nonNull(result.getInvalidNumber())),
            Map.entry("true or false", nonNull(result.getInvalidBoolean())),
            Map.entry("a duration", nonNull(result.getInvalidDuration())),
            Map.entry("one of its values", nonNull(result.getInvalidEnum())))
        .flatMap(
            kind ->
                kind.getValue().stream()
                    .map(
                        name ->
                            at(file, use, name, "option '" + name + "' is not " + kind.getKey())));
  }

  private static Set<String> nonNull(Map<?, ?> wrong) {
    return wrong == null
        ? Set.of()
        : wrong.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private static RouteRule.Violation at(RouteFile file, Use use, String option, String problem) {
    return RouteRule.at(file, use.path() + "/parameters/" + option, problem);
  }

  private Set<String> names(String scheme) {
    ComponentModel model = catalog.componentModel(scheme);
    return model == null
        ? Set.of()
        : model.getEndpointOptions().stream()
            .map(BaseOptionModel::getName)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<RouteRule.Violation> secrets(RouteFile file) {
    return Stream.concat(
        uses(file).flatMap(use -> secrets(file, use)),
        DocumentWalk.texts(file.tree())
            .filter(node -> !node.key().equals("description"))
            .filter(node -> holdsSecret(node.value().asText()))
            .map(
                node ->
                    RouteRule.at(
                        file,
                        node.path(),
                        "holds a phone number or a password; those belong in the configuration, "
                            + "where they stay out of logs")));
  }

  private static boolean holdsSecret(String text) {
    return PHONE.matcher(text).find() || LOGIN.matcher(text).find();
  }

  private Stream<RouteRule.Violation> secrets(RouteFile file, Use use) {
    ComponentModel model = catalog.componentModel(use.scheme());
    Set<String> secret =
        model == null
            ? Set.of()
            : model.getEndpointOptions().stream()
                .filter(BaseOptionModel::isSecret)
                .map(BaseOptionModel::getName)
                .collect(Collectors.toSet());
    return secret.stream()
        .filter(name -> isWritten(use, name))
        .map(
            name ->
                RouteRule.at(
                    file,
                    use.path() + "/uri",
                    "has the secret '"
                        + name
                        + "' in its address; name a bean or a setting instead"));
  }

  private static boolean isWritten(Use use, String option) {
    String value = use.parameters().path(option).asText();
    boolean literal = !value.isEmpty() && !value.startsWith("{{") && !value.startsWith("#");
    return literal || Pattern.compile("[?&]" + option + "=(?!\\{\\{|#)").matcher(use.uri()).find();
  }
}
