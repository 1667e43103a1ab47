package io.bongsu.workbench.rules;

import static io.bongsu.workbench.rules.RouteRule.when;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names and descriptions: file = stage, route id = {@code <stage>-<what>}, endpoint = {@code
 * direct:<route id>}, step id = {@code <route id>-<word>}, so that one search finds all of it.
 */
final class NameRules {

  /** Consumers by which something enters the program; every other route begins with direct. */
  private static final Set<String> CONSUMERS =
      Set.of("aws2-sqs", "kamelet", "platform-http", "scheduler", "timer");

  private static final Pattern FILE = Pattern.compile("[a-z0-9-]+\\.(camel|kamelet)\\.yaml");

  private NameRules() {}

  static List<RouteRule> all() {
    return List.of(
        RouteRule.of("file-name", NameRules::fileName).asStyle(),
        RouteRule.of("route-id", NameRules::routeIds).asStyle(),
        RouteRule.ofFlow("missing-id", NameRules::missingId),
        RouteRule.ofFlow("from", NameRules::from).asStyle(),
        RouteRule.ofFlow("description", NameRules::description).asStyle(),
        RouteRule.ofStep("step-id", NameRules::stepId).asStyle(),
        RouteRule.of("step-prefix", NameRules::prefixes).asStyle());
  }

  private static Stream<RouteRule.Violation> fileName(RouteFile file) {
    String name = file.tree().path("metadata").path("name").asText();
    boolean otherName = file.isKamelet() && !name.equals(file.stage());
    return Stream.concat(
            when(!FILE.matcher(file.name()).matches(), "name it <stage>.camel.yaml"),
            when(otherName, "metadata.name '" + name + "' is not the file's name"))
        .map(problem -> new RouteRule.Violation(1, file.name(), problem));
  }

  private static Stream<RouteRule.Violation> routeIds(RouteFile file) {
    Stream<JsonNode> instances =
        DocumentWalk.elements(file.tree()).map(root -> root.path("templatedRoute").path("routeId"));
    Stream<JsonNode> own =
        file.flows().stream()
            .filter(flow -> flow.kind() == Flow.Kind.ROUTE || flow.kind() == Flow.Kind.TEMPLATE)
            .map(flow -> flow.head().path("id"));
    Pattern shape = Pattern.compile(Pattern.quote(file.stage()) + "(-[a-z0-9]+)+");
    return Stream.concat(own, instances)
        .filter(id -> !id.isMissingNode() && !shape.matcher(id.asText()).matches())
        .map(
            id ->
                new RouteRule.Violation(
                    file.line(id),
                    "route '" + id.asText() + "'",
                    "id is not " + file.stage() + "-…"));
  }

  private static Stream<String> missingId(Flow flow) {
    boolean own = flow.kind() == Flow.Kind.ROUTE || flow.kind() == Flow.Kind.TEMPLATE;
    return when(own && flow.id().isEmpty(), "has no id; logs, metrics and reloads need one");
  }

  private static Stream<String> from(Flow flow) {
    String endpoint = Endpoints.of(flow.from());
    String scheme = Endpoints.scheme(endpoint);
    if (flow.kind() == Flow.Kind.HANDLER || CONSUMERS.contains(scheme)) {
      return Stream.empty();
    }
    boolean same = flow.kind() != Flow.Kind.ROUTE || Endpoints.name(endpoint).equals(flow.id());
    return when(
        !scheme.equals("direct") || !same,
        "begins with '" + endpoint + "'; write direct:" + flow.id());
  }

  private static Stream<String> description(Flow flow) {
    boolean own = flow.kind() == Flow.Kind.ROUTE || flow.kind() == Flow.Kind.TEMPLATE;
    return when(
        own && flow.head().path("description").asText().isBlank(),
        "has no description; its first line says what comes in and what goes out");
  }

  private static Stream<String> stepId(Step step) {
    boolean internal =
        Set.of("to", "toD").contains(step.kind())
            && Endpoints.scheme(step.endpoint()).equals("direct");
    return when(!internal && step.body().path("id").asText().isEmpty(), "has no id");
  }

  private static Stream<RouteRule.Violation> prefixes(RouteFile file) {
    return file.flows().stream()
        .filter(flow -> flow.kind() != Flow.Kind.ROUTE || !flow.id().isEmpty())
        .flatMap(flow -> prefixes(file, flow));
  }

  private static Stream<RouteRule.Violation> prefixes(RouteFile file, Flow flow) {
    String prefix = prefix(file, flow);
    return flow.allSteps()
        .flatMap(step -> Stream.concat(Stream.of(step.body()), parts(step.body())))
        .map(part -> part.path("id"))
        .filter(id -> !id.asText().isEmpty() && !id.asText().startsWith(prefix))
        .map(
            id ->
                new RouteRule.Violation(
                    file.line(id),
                    flow.label(),
                    "step id '" + id.asText() + "' does not begin with " + prefix));
  }

  /** Branches such as {@code when} and {@code otherwise}, which are no steps but may have ids. */
  private static Stream<JsonNode> parts(JsonNode body) {
    return body.properties().stream()
        .map(field -> field.getValue())
        .flatMap(value -> value.isArray() ? DocumentWalk.elements(value) : Stream.of(value))
        .filter(part -> part.has("steps"));
  }

  /** The route's id; the file's name where the id is made later or there is none. */
  private static String prefix(RouteFile file, Flow flow) {
    return (flow.kind() == Flow.Kind.ROUTE ? flow.id() : file.stage()) + "-";
  }
}
