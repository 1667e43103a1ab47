package io.bongsu.workbench.draw;

import io.bongsu.workbench.rules.Topology;
import io.bongsu.workbench.rules.Topology.Edge;
import io.bongsu.workbench.rules.Topology.Node;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts the stages into the order in which an alarm passes through them: a stage stands behind all
 * that send to it, except where two send to each other.
 */
final class StageOrder {

  private final Map<String, Set<String>> next = new LinkedHashMap<>();
  private final Set<String> called = new HashSet<>();

  private StageOrder(Topology topology) {
    Map<String, String> stageOf = new LinkedHashMap<>();
    for (Node node : topology.nodes()) {
      stageOf.put(node.id(), node.stage());
      next.computeIfAbsent(node.stage(), stage -> new TreeSet<>());
      if (!node.in().isEmpty()) {
        called.add(node.stage());
      }
    }
    for (Edge edge : topology.edges()) {
      String from = stageOf.getOrDefault(edge.from(), "");
      String to = stageOf.getOrDefault(edge.to(), "");
      if (!from.equals(to)) {
        next.computeIfAbsent(from, stage -> new TreeSet<>()).add(to);
      }
    }
  }

  /** Names of the stages, first to last. */
  static List<String> inOrder(Topology topology) {
    return new StageOrder(topology).sorted();
  }

  /**
   * The reverse of the order in which a search in depth leaves them: what reaches most begins, and
   * of those that reach each other what is called from outside.
   */
  private List<String> sorted() {
    Deque<String> left = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    next.keySet().stream()
        .sorted(
            Comparator.comparingInt(this::reach)
                .thenComparing(stage -> !called.contains(stage))
                .thenComparing(Comparator.naturalOrder()))
        .filter(this::isEntry)
        .forEach(stage -> visit(stage, seen, left));
    next.keySet().forEach(stage -> visit(stage, seen, left));
    return List.copyOf(left);
  }

  private void visit(String stage, Set<String> seen, Deque<String> left) {
    if (seen.add(stage)) {
      targets(stage).forEach(target -> visit(target, seen, left));
      left.push(stage);
    }
  }

  /**
   * Whether an alarm may begin there: nothing sends to it, or only what it reaches itself, and then
   * it is called from outside.
   */
  private boolean isEntry(String stage) {
    Set<String> reached = reached(stage);
    List<String> senders =
        next.keySet().stream().filter(other -> targets(other).contains(stage)).toList();
    return senders.isEmpty() || called.contains(stage) && reached.containsAll(senders);
  }

  private int reach(String stage) {
    return reached(stage).size();
  }

  private Set<String> reached(String stage) {
    Set<String> reached = new HashSet<>();
    visit(stage, reached, new ArrayDeque<>());
    return reached;
  }

  private Set<String> targets(String stage) {
    return next.getOrDefault(stage, Set.of());
  }
}
