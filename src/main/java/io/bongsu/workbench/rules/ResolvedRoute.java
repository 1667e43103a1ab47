package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A route as it will run: written as such, or made from a template.
 *
 * @param file in which it stands
 * @param id its id, or {@code ""} where none is written
 * @param entry the entry of the file that makes it
 * @param flow its steps: its own, or the template's
 * @param values the template's parameters; empty for a route of its own
 */
record ResolvedRoute(
    RouteFile file, String id, JsonNode entry, Flow flow, Map<String, String> values) {

  /** All routes of these files; a template that is in none of them gives no route. */
  static Stream<ResolvedRoute> in(List<RouteFile> files) {
    Map<String, Flow> templates = new HashMap<>();
    files.stream()
        .flatMap(file -> file.flows().stream())
        .filter(flow -> flow.kind() == Flow.Kind.TEMPLATE)
        .forEach(flow -> templates.put(flow.id(), flow));
    return files.stream()
        .filter(file -> !file.isKamelet())
        .flatMap(file -> Stream.concat(written(file), made(file, templates)));
  }

  private static Stream<ResolvedRoute> written(RouteFile file) {
    return file.flows().stream()
        .filter(flow -> flow.kind() == Flow.Kind.ROUTE)
        .map(flow -> new ResolvedRoute(file, flow.id(), flow.head(), flow, Map.of()));
  }

  private static Stream<ResolvedRoute> made(RouteFile file, Map<String, Flow> templates) {
    return DocumentWalk.elements(file.tree())
        .map(root -> root.path("templatedRoute"))
        .filter(made -> templates.containsKey(made.path("routeTemplateRef").asText()))
        .map(made -> made(file, made, templates));
  }

  private static ResolvedRoute made(RouteFile file, JsonNode made, Map<String, Flow> templates) {
    Map<String, String> values = new HashMap<>();
    DocumentWalk.elements(made.path("parameters"))
        .forEach(
            parameter ->
                values.put(parameter.path("name").asText(), parameter.path("value").asText()));
    Flow template = templates.getOrDefault(made.path("routeTemplateRef").asText(), Flow.NONE);
    return new ResolvedRoute(file, made.path("routeId").asText(), made, template, values);
  }

  int line() {
    return file.line(entry);
  }

  /** The endpoint it begins with. */
  String from() {
    return filled(Endpoints.of(flow.from()));
  }

  /** The direct endpoints that its steps send to. */
  Stream<String> targets() {
    return flow.allSteps()
        .map(step -> filled(step.endpoint()))
        .filter(endpoint -> endpoint.startsWith("direct:") && !endpoint.contains("{"));
  }

  /** A text with the template's parameters in it. */
  String filled(String endpoint) {
    String text = endpoint;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    return text;
  }
}
