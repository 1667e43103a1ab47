package io.bongsu.workbench.rules;

import static java.util.Comparator.comparing;

import io.bongsu.routes.RouteSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Which route sends to which, as the files say.
 *
 * @param nodes routes and error handlers, by file
 * @param edges each once
 */
public record Topology(List<Node> nodes, List<Edge> edges) {

  /** Schemes that stay within the program and are no route. */
  private static final Set<String> INSIDE = Set.of("direct", "micrometer", "log", "bean", "mock");

  /**
   * A route, or what is done about an error.
   *
   * @param handler whether it is what is done about an error
   * @param id route id, or id of the {@code onException}
   * @param stage the file without its ending
   * @param description as written; empty if nothing is
   * @param in what it is called by besides other routes, such as {@code aws2-sqs}; empty for none
   * @param out what it calls outside the program, such as {@code kamelet:sens-sms-sink}
   */
  public record Node(
      boolean handler, String id, String stage, String description, String in, List<String> out) {

    public Node {
      out = List.copyOf(out);
    }
  }

  /** Ids of two nodes, of which the first sends to the second. */
  public record Edge(String from, String to) {}

  public Topology {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * Reads route files that run together; Kamelets are left out.
   *
   * @throws YamlEngineException if one of them is no YAML
   */
  public static Topology of(List<RouteSource> sources) {
    List<RouteFile> files =
        sources.stream().sorted(comparing(RouteSource::name)).map(RouteFile::parse).toList();
    List<ResolvedRoute> routes = ResolvedRoute.in(files).toList();
    Map<String, String> byEndpoint = new HashMap<>();
    routes.forEach(route -> byEndpoint.put(route.from(), route.id()));
    List<Node> nodes = new ArrayList<>();
    Set<Edge> edges = new LinkedHashSet<>();
    for (ResolvedRoute route : routes) {
      nodes.add(node(route));
      link(route.id(), route.targets(), byEndpoint, edges);
    }
    for (RouteFile file : files) {
      handlers(file)
          .forEach(
              handler -> {
                nodes.add(node(file, handler.id(), handler, ""));
                link(handler.id(), handler.allSteps().map(Step::endpoint), byEndpoint, edges);
              });
    }
    return new Topology(nodes, List.copyOf(edges));
  }

  /** This without the routes that do not run, such as one whose precondition does not hold. */
  public Topology running(Predicate<String> runs) {
    Set<String> left = new HashSet<>();
    List<Node> there =
        nodes.stream().filter(node -> node.handler() || runs.test(node.id())).toList();
    there.forEach(node -> left.add(node.id()));
    return new Topology(
        there,
        edges.stream().filter(e -> left.contains(e.from()) && left.contains(e.to())).toList());
  }

  private static Stream<Flow> handlers(RouteFile file) {
    return file.flows().stream()
        .filter(flow -> flow.kind() == Flow.Kind.HANDLER && !flow.id().isEmpty());
  }

  private static void link(
      String from, Stream<String> targets, Map<String, String> byEndpoint, Set<Edge> edges) {
    targets
        .filter(byEndpoint::containsKey)
        .forEach(target -> edges.add(new Edge(from, byEndpoint.getOrDefault(target, ""))));
  }

  private static Node node(ResolvedRoute route) {
    String scheme = Endpoints.scheme(route.from());
    String in = INSIDE.contains(scheme) ? "" : outside(route.from());
    return node(route.file(), route.id(), route.flow(), in);
  }

  private static Node node(RouteFile file, String id, Flow flow, String in) {
    String description = flow.head().path("description").asText().strip();
    List<String> out =
        flow.allSteps()
            .map(Step::endpoint)
            .filter(uri -> uri.contains(":") && !INSIDE.contains(Endpoints.scheme(uri)))
            .map(Topology::outside)
            .distinct()
            .toList();
    boolean handler = flow.kind() == Flow.Kind.HANDLER;
    return new Node(handler, id, file.stage(), description, in, out);
  }

  /** What people call it: a path or a Kamelet by name, all else by its component. */
  private static String outside(String uri) {
    boolean named = uri.startsWith("platform-http:") || uri.startsWith("kamelet:");
    return named ? Endpoints.name(uri) : Endpoints.scheme(uri);
  }
}
