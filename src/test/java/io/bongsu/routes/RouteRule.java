package io.bongsu.routes;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule with a name under which it is reported.
 *
 * @param name such as {@code step-id}
 * @param check finds the breaches in one file
 */
record RouteRule(String name, Function<RouteFile, Stream<Finding>> check) {

  /**
   * What a check finds.
   *
   * @param where route, step or path
   * @param problem what is wrong and what to write instead
   */
  record Finding(String where, String problem) {}

  /** A rule about each list of steps. */
  static RouteRule ofFlow(String name, Function<Flow, Stream<String>> check) {
    return new RouteRule(
        name,
        file ->
            file.flows().stream()
                .flatMap(
                    flow -> check.apply(flow).map(problem -> new Finding(flow.label(), problem))));
  }

  /** A rule about each step. */
  static RouteRule ofStep(String name, Function<Step, Stream<String>> check) {
    return ofFlow(
        name,
        flow ->
            flow.allSteps().flatMap(step -> check.apply(step).map(it -> step.label() + " " + it)));
  }

  /** A rule about each value, whatever it stands under. */
  static RouteRule ofNode(String name, Function<Nodes.Located, Stream<String>> check) {
    return new RouteRule(
        name,
        file ->
            Nodes.all(file.tree())
                .flatMap(
                    node -> check.apply(node).map(problem -> new Finding(node.path(), problem))));
  }

  /** The problem if the condition holds. */
  static Stream<String> when(boolean broken, String problem) {
    return broken ? Stream.of(problem) : Stream.empty();
  }

  Stream<Breach> breaches(RouteFile file) {
    return check
        .apply(file)
        .map(found -> new Breach(file.name(), found.where(), name, found.problem()));
  }
}
