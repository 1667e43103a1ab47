package io.bongsu.workbench.rules;

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
record Bundle(List<RouteFile> files, List<ResolvedRoute> routes) {

  static Bundle of(List<RouteFile> files) {
    return new Bundle(List.copyOf(files), ResolvedRoute.in(files).toList());
  }

  List<Finding> findings() {
    return Stream.of(
            files.stream().flatMap(this::dangling),
            repeated(),
            repeatedSteps(),
            cycles(),
            templates())
        .flatMap(found -> found)
        .toList();
  }

  private Stream<Finding> dangling(RouteFile file) {
    Set<String> served =
        routes.stream().map(ResolvedRoute::from).collect(Collectors.toCollection(TreeSet::new));
    return file.flows().stream()
        .flatMap(Flow::allSteps)
        .filter(step -> step.endpoint().startsWith("direct:"))
        .filter(step -> !step.endpoint().contains("{") && !served.contains(step.endpoint()))
        .map(
            step ->
                Finding.error(
                    file.source().place(),
                    file.line(step.body()),
                    step.label(),
                    "dangling-endpoint",
                    "no route begins with "
                        + step.endpoint()
                        + Suggestion.hint(step.endpoint(), served)));
  }

  private Stream<Finding> repeated() {
    Map<String, ResolvedRoute> seen = new HashMap<>();
    return routes.stream()
        .filter(route -> !route.id().isEmpty())
        .filter(route -> seen.putIfAbsent(route.id(), route) != null)
        .map(
            route ->
                finding(
                    route,
                    "unique-id",
                    "two routes have this id; the other is in "
                        + seen.getOrDefault(route.id(), route).file().name()));
  }

  /** Camel takes no id twice, whether of a route or of a step, and would not start. */
  private Stream<Finding> repeatedSteps() {
    Map<String, String> seen = new HashMap<>();
    routes.forEach(route -> seen.put(route.id(), "the route " + route.id()));
    return files.stream()
        .flatMap(
            file ->
                file.flows().stream()
                    .filter(flow -> flow.kind() == Flow.Kind.ROUTE)
                    .flatMap(flow -> flow.allSteps().flatMap(step -> repeated(file, step, seen))));
  }

  private static Stream<Finding> repeated(RouteFile file, Step step, Map<String, String> seen) {
    String id = step.body().path("id").asText();
    String other = id.isEmpty() ? null : seen.putIfAbsent(id, "a step in " + file.name());
    return other == null
        ? Stream.of()
        : Stream.of(
            Finding.error(
                file.source().place(),
                file.line(step.body()),
                step.label(),
                "unique-id",
                "this id is given twice, also to " + other));
  }

  /** A route that leads back to itself would carry an alarm round and round. */
  private Stream<Finding> cycles() {
    Map<String, ResolvedRoute> byFrom = new HashMap<>();
    routes.forEach(route -> byFrom.putIfAbsent(route.from(), route));
    Set<String> seen = new HashSet<>();
    return routes.stream()
        .flatMap(route -> Cycle.through(route, byFrom).stream())
        .filter(cycle -> seen.add(String.join(" ", new TreeSet<>(cycle.ids()))))
        .map(
            cycle ->
                finding(
                    cycle.start(),
                    "cycle",
                    "leads back to itself: " + String.join(" -> ", cycle.ids())));
  }

  private Stream<Finding> templates() {
    Set<String> known =
        files.stream()
            .flatMap(file -> file.flows().stream())
            .filter(flow -> flow.kind() == Flow.Kind.TEMPLATE)
            .map(Flow::id)
            .collect(Collectors.toCollection(TreeSet::new));
    return files.stream()
        .flatMap(
            file ->
                DocumentWalk.elements(file.tree())
                    .map(root -> root.path("templatedRoute").path("routeTemplateRef"))
                    .filter(name -> name.isTextual() && !known.contains(name.asText()))
                    .map(name -> unknownTemplate(file, name, known)));
  }

  private static Finding unknownTemplate(RouteFile file, JsonNode name, Set<String> known) {
    return Finding.error(
        file.source().place(),
        file.line(name),
        name.asText(),
        "template",
        "there is no routeTemplate '"
            + name.asText()
            + "'"
            + Suggestion.hint(name.asText(), known));
  }

  private static Finding finding(ResolvedRoute route, String rule, String problem) {
    return Finding.error(route.file().source().place(), route.line(), route.id(), rule, problem);
  }
}
