package io.bongsu.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All files together.
 *
 * @param files what the program loads
 * @param routeIds ids of all routes, those made from templates included
 */
record Bundle(List<RouteFile> files, List<String> routeIds) {

  static Bundle of(List<RouteFile> files) {
    return new Bundle(List.copyOf(files), files.stream().flatMap(Bundle::routeIds).toList());
  }

  private static Stream<String> routeIds(RouteFile file) {
    Stream<String> written =
        file.flows().stream().filter(flow -> flow.kind() == Flow.Kind.ROUTE).map(Flow::id);
    Stream<String> made =
        Nodes.elements(file.tree())
            .map(root -> root.path("templatedRoute"))
            .filter(JsonNode::isObject)
            .map(route -> route.path("routeId").asText());
    return Stream.concat(written, made);
  }

  List<Breach> breaches() {
    return Stream.concat(files.stream().flatMap(this::dangling), repeated()).toList();
  }

  private Stream<Breach> dangling(RouteFile file) {
    Set<String> served =
        routeIds.stream().map(id -> "direct:" + id).collect(Collectors.toUnmodifiableSet());
    return file.flows().stream()
        .flatMap(Flow::allSteps)
        .filter(step -> step.endpoint().startsWith("direct:"))
        .filter(step -> !step.endpoint().contains("{"))
        .filter(step -> !served.contains(step.endpoint()))
        .map(
            step ->
                new Breach(
                    file.name(),
                    step.label(),
                    "dangling-endpoint",
                    "no route begins with " + step.endpoint()));
  }

  private Stream<Breach> repeated() {
    Set<String> seen = new HashSet<>();
    return routeIds.stream()
        .filter(id -> !seen.add(id))
        .map(id -> new Breach("all files", id, "unique-id", "two routes have this id"));
  }
}
