package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.ComponentModel;

/**
 * A Kamelet names the Camel modules that its template needs, so that whoever runs it alone has
 * them. A component that this program does not have is reported elsewhere.
 */
final class DependencyRules {

  private static final String CAMEL = "camel-";

  private final BundledCatalog catalog;

  DependencyRules(BundledCatalog catalog) {
    this.catalog = catalog;
  }

  RouteRule rule() {
    return RouteRule.of("kamelet-dependency", this::findings).asStyle();
  }

  private Stream<RouteRule.Violation> findings(RouteFile file) {
    if (!file.isKamelet()) {
      return Stream.empty();
    }
    JsonNode spec = file.tree().path("spec");
    Set<String> given =
        DocumentWalk.elements(spec.path("dependencies"))
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    return needed(file, spec.path("template"))
        .filter(module -> !given.contains(module))
        .map(module -> RouteRule.at(file, "/spec/dependencies", "does not name '" + module + "'"));
  }

  private Stream<String> needed(RouteFile file, JsonNode template) {
    Set<String> modules = new TreeSet<>(Set.of("camel:kamelet"));
    DocumentWalk.texts(template)
        .filter(node -> node.key().equals("uri"))
        .map(node -> catalog.componentModel(Endpoints.scheme(node.value().asText())))
        .filter(Objects::nonNull)
        .map(ComponentModel::getArtifactId)
        .map(artifact -> artifact.replaceFirst("^" + CAMEL, "camel:"))
        .forEach(modules::add);
    boolean callsBean =
        file.flows().stream().flatMap(Flow::allSteps).map(Step::kind).anyMatch("bean"::equals);
    if (callsBean) {
      modules.add("camel:bean");
    }
    return modules.stream();
  }
}
