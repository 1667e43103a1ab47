package io.bongsu.workbench.draw;

import io.bongsu.workbench.rules.Topology;
import io.bongsu.workbench.rules.Topology.Edge;
import io.bongsu.workbench.rules.Topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The stages through which an alarm goes on its way to a phone: the longest way from the queue,
 * from route to route, that comes back to no stage, and of two that are as long, the one that ends
 * outside of the program.
 */
final class MainWay {

  private final Map<String, Node> routes = new TreeMap<>();
  private final Map<String, List<String>> next = new TreeMap<>();
  private List<String> longest = List.of();

  private MainWay(Topology topology) {
    topology.nodes().forEach(node -> routes.put(node.id(), node));
    for (Edge edge : topology.edges()) {
      if (routes.containsKey(edge.to())) {
        next.computeIfAbsent(edge.from(), none -> new ArrayList<>()).add(edge.to());
      }
    }
  }

  /** Names of the stages, first to last. */
  static List<String> of(Topology topology) {
    MainWay way = new MainWay(topology);
    topology.nodes().stream()
        .filter(node -> node.in().startsWith("aws2-sqs"))
        .forEach(node -> way.walk(node, List.of(), List.of()));
    return way.longest;
  }

  /**
   * @param passed routes, so that a circle of them ends
   * @param stages of these routes
   */
  private void walk(Node route, List<String> passed, List<String> stages) {
    List<String> on = withStage(stages, route.stage());
    if (on.isEmpty() || passed.contains(route.id())) {
      return;
    }
    int more = on.size() - longest.size();
    if (more > 0 || more == 0 && !route.out().isEmpty()) {
      longest = on;
    }
    List<String> routesOn = new ArrayList<>(passed);
    routesOn.add(route.id());
    for (String id : next.getOrDefault(route.id(), others(route))) {
      walk(Objects.requireNonNull(routes.get(id)), routesOn, on);
    }
  }

  /** What leads nowhere by itself is a lane: when its window closes, the stage goes on. */
  private List<String> others(Node lane) {
    return routes.values().stream()
        .filter(route -> route.stage().equals(lane.stage()) && next.containsKey(route.id()))
        .map(Node::id)
        .toList();
  }

  /** Empty if it was left before. */
  private static List<String> withStage(List<String> stages, String stage) {
    if (!stages.isEmpty() && stages.get(stages.size() - 1).equals(stage)) {
      return stages;
    }
    if (stages.contains(stage)) {
      return List.of();
    }
    List<String> on = new ArrayList<>(stages);
    on.add(stage);
    return on;
  }
}
