package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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

  private static final Pattern STEP =
      Pattern.compile(".*/steps/\\d+/(to|toD|wireTap|poll|pollEnrich|enrich)|.*/from");

  private final BundledCatalog catalog;
  private final CamelArtifacts artifacts = new CamelArtifacts();

  EndpointRules(BundledCatalog catalog) {
    this.catalog = catalog;
  }

  /** An endpoint where it stands. */
  private record Use(String path, String uri, JsonNode parameters, boolean longForm) {

    String scheme() {
      return Endpoints.scheme(uri);
    }

    /** Where the address itself stands. */
    String place() {
      return longForm ? path + "/uri" : path;
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
        .flatMap(EndpointRules::use)
        .filter(use -> !use.isKnownOnlyLater());
  }

  /** An endpoint in its long form, or in the short form {@code - to: uri}. */
  private static Stream<Use> use(DocumentWalk.Located node) {
    JsonNode value = node.value();
    if (value.path("uri").isTextual()) {
      return Stream.of(
          new Use(node.path(), value.path("uri").asText(), value.path("parameters"), true));
    }
    return value.isTextual() && STEP.matcher(node.path()).matches()
        ? Stream.of(new Use(node.path(), value.asText(), MissingNode.getInstance(), false))
        : Stream.empty();
  }

  private Stream<RouteRule.Violation> components(RouteFile file) {
    return uses(file)
        .filter(use -> catalog.componentModel(use.scheme()) == null)
        .map(
            use ->
                RouteRule.at(
                    file,
                    use.place(),
                    "this program has no component '"
                        + use.scheme()
                        + "'"
                        + artifacts.hint("component", use.scheme(), BundledCatalog.COMMON)));
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
            .flatMap(
                node ->
                    SecretText.problem(node.value().asText()).stream()
                        .map(problem -> RouteRule.at(file, node.path(), problem))));
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
                    use.place(),
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
