package io.bongsu.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All files together: what no file shows by itself.
 *
 * @param files what the program loads
 * @param routes all routes, those made from templates included
 */
record Bundle(List<RouteFile> files, List<Served> routes) {

  static Bundle of(List<RouteFile> files) {
    return new Bundle(List.copyOf(files), Served.in(files).toList());
  }

  List<Breach> breaches() {
    return Stream.of(files.stream().flatMap(this::dangling), repeated(), cycles(), templates())
        .flatMap(found -> found)
        .toList();
  }

  private Stream<Breach> dangling(RouteFile file) {
    Set<String> served =
        routes.stream().map(Served::from).collect(Collectors.toCollection(TreeSet::new));
    return file.flows().stream()
        .flatMap(Flow::allSteps)
        .filter(step -> step.endpoint().startsWith("direct:"))
        .filter(step -> !step.endpoint().contains("{") && !served.contains(step.endpoint()))
        .map(
            step ->
                Breach.error(
                    file.source().place(),
                    file.line(step.body()),
                    step.label(),
                    "dangling-endpoint",
                    "no route begins with "
                        + step.endpoint()
                        + Nearest.hint(step.endpoint(), served)));
  }

  private Stream<Breach> repeated() {
    Map<String, Served> seen = new HashMap<>();
    return routes.stream()
        .filter(route -> !route.id().isEmpty())
        .filter(route -> seen.putIfAbsent(route.id(), route) != null)
        .map(
            route ->
                breach(
                    route,
                    "unique-id",
                    "two routes have this id; the other is in "
                        + seen.getOrDefault(route.id(), route).file().name()));
  }

  /** A route that leads back to itself would carry an alarm round and round. */
  private Stream<Breach> cycles() {
    Map<String, Served> byFrom = new HashMap<>();
    routes.forEach(route -> byFrom.putIfAbsent(route.from(), route));
    Set<String> told = new HashSet<>();
    return routes.stream()
        .flatMap(route -> Cycle.through(route, byFrom).stream())
        .filter(cycle -> told.add(String.join(" ", new TreeSet<>(cycle.ids()))))
        .map(
            cycle ->
                breach(
                    cycle.start(),
                    "cycle",
                    "leads back to itself: " + String.join(" -> ", cycle.ids())));
  }

  private Stream<Breach> templates() {
    Set<String> known =
        files.stream()
            .flatMap(file -> file.flows().stream())
            .filter(flow -> flow.kind() == Flow.Kind.TEMPLATE)
            .map(Flow::id)
            .collect(Collectors.toCollection(TreeSet::new));
    return files.stream()
        .flatMap(
            file ->
                Nodes.elements(file.tree())
                    .map(root -> root.path("templatedRoute").path("routeTemplateRef"))
                    .filter(name -> name.isTextual() && !known.contains(name.asText()))
                    .map(name -> unknownTemplate(file, name, known)));
  }

  private static Breach unknownTemplate(RouteFile file, JsonNode name, Set<String> known) {
    return Breach.error(
        file.source().place(),
        file.line(name),
        name.asText(),
        "template",
        "there is no routeTemplate '" + name.asText() + "'" + Nearest.hint(name.asText(), known));
  }

  private static Breach breach(Served route, String rule, String problem) {
    return Breach.error(route.file().source().place(), route.line(), route.id(), rule, problem);
  }
}
