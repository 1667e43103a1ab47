package io.bongsu.workbench.draw;

import io.bongsu.workbench.rules.Topology;
import io.bongsu.workbench.rules.Topology.Edge;
import io.bongsu.workbench.rules.Topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The stages through which an alarm goes on its way to a phone: the longest way from the queue that
 * passes no stage twice, and of two that are as long, the one that ends outside of the program.
 */
final class MainWay {

  private final Map<String, Set<String>> next = new TreeMap<>();
  private final Set<String> exits = new TreeSet<>();
  private List<String> longest = List.of();

  private MainWay(Topology topology) {
    Map<String, String> stages = new TreeMap<>();
    for (Node node : topology.nodes()) {
      stages.put(node.id(), node.stage());
      if (!node.out().isEmpty()) {
        exits.add(node.stage());
      }
    }
    for (Edge edge : topology.edges()) {
      next.computeIfAbsent(stages.getOrDefault(edge.from(), ""), none -> new TreeSet<>())
          .add(stages.getOrDefault(edge.to(), ""));
    }
  }

  /** Names of the stages, first to last. */
  static List<String> of(Topology topology) {
    MainWay way = new MainWay(topology);
    topology.nodes().stream()
        .filter(node -> node.in().startsWith("aws2-sqs"))
        .forEach(node -> way.walk(List.of(node.stage())));
    return way.longest;
  }

  private void walk(List<String> before) {
    String here = before.get(before.size() - 1);
    int more = before.size() - longest.size();
    if (more > 0 || more == 0 && exits.contains(here)) {
      longest = before;
    }
    for (String stage : next.getOrDefault(here, Set.of())) {
      if (!before.contains(stage)) {
        List<String> on = new ArrayList<>(before);
        on.add(stage);
        walk(on);
      }
    }
  }
}
