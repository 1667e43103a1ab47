package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** A file that is YAML but no list of routes: says what it is, and what to make of it. */
final class OtherDocument {

  private static final Set<String> ENTRIES =
      Set.of(
          "route",
          "from",
          "routeTemplate",
          "templatedRoute",
          "routeConfiguration",
          "beans",
          "rest");

  private OtherDocument() {}

  /** One finding, or none if the file is what its name says. */
  static List<Finding> findings(RouteFile file) {
    JsonNode tree = file.tree();
    if (file.isKamelet() || tree.isArray()) {
      return List.of();
    }
    String kind = tree.path("kind").asText();
    String problem =
        switch (kind) {
          case "Integration" ->
              "this is a Camel K Integration; put what stands under its spec.flows here, as a list";
          case "Pipe", "KameletBinding" ->
              "this is a Camel K "
                  + kind
                  + "; write a route with from: kamelet:<source> and to: kamelet:<sink>";
          case "Kamelet" ->
              "this is a Kamelet; name the file "
                  + tree.at("/metadata/name").asText()
                  + ".kamelet.yaml";
          default -> plain(tree);
        };
    return List.of(
        Finding.error(file.source().place(), file.line(tree), file.name(), "document", problem));
  }

  private static String plain(JsonNode tree) {
    String first = DocumentWalk.fields(tree).findFirst().orElse("");
    if (ENTRIES.contains(first)) {
      return "a route file is a list; write '- "
          + first
          + ":' with what stands under it four blanks to the right";
    } else if (tree.has("openapi") || tree.has("swagger")) {
      return "this is an OpenAPI contract; a route file is a list of routes";
    } else if (tree.has("apiVersion")) {
      return "this is a Kubernetes resource ("
          + tree.path("kind").asText()
          + "); put the route file itself here";
    }
    return "a route file is a list that begins with '- route:'";
  }
}
