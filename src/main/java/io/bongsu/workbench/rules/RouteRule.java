package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule with a name under which it is reported.
 *
 * @param name such as {@code step-id}
 * @param style whether the routes would work all the same
 * @param check finds the findings in one file
 */
record RouteRule(String name, boolean style, Function<RouteFile, Stream<Violation>> check) {

  /**
   * What a check finds.
   *
   * @param line from 1
   * @param where route, step or path
   * @param problem what is wrong and what to write instead
   */
  record Violation(int line, String where, String problem) {}

  /** A rule without which the routes would not work. */
  static RouteRule of(String name, Function<RouteFile, Stream<Violation>> check) {
    return new RouteRule(name, false, check);
  }

  /** The same, as a matter of style: routes that break it work. */
  RouteRule asStyle() {
    return new RouteRule(name, true, check);
  }

  /** A rule about each list of steps. */
  static RouteRule ofFlow(String name, Function<Flow, Stream<String>> check) {
    return of(
        name,
        file ->
            file.flows().stream()
                .flatMap(flow -> check.apply(flow).map(problem -> at(file, flow, problem))));
  }

  /** A rule about each step. */
  static RouteRule ofStep(String name, Function<Step, Stream<String>> check) {
    return of(name, file -> file.flows().stream().flatMap(flow -> inSteps(file, flow, check)));
  }

  private static Stream<Violation> inSteps(
      RouteFile file, Flow flow, Function<Step, Stream<String>> check) {
    return flow.allSteps()
        .flatMap(
            step ->
                check
                    .apply(step)
                    .map(
                        it ->
                            new Violation(
                                file.line(step.body()), flow.label(), step.label() + " " + it)));
  }

  static Violation at(RouteFile file, Flow flow, String problem) {
    JsonNode head = flow.head();
    return new Violation(file.line(head), flow.label(), problem);
  }

  /** A rule about each value, whatever it stands under. */
  static RouteRule ofNode(String name, Function<DocumentWalk.Located, Stream<String>> check) {
    return of(
        name,
        file ->
            DocumentWalk.all(file.tree())
                .flatMap(node -> check.apply(node).map(problem -> at(file, node.path(), problem))));
  }

  static Violation at(RouteFile file, String path, String problem) {
    return new Violation(file.lines().at(path), path, problem);
  }

  /** The problem if the condition holds. */
  static Stream<String> when(boolean broken, String problem) {
    return broken ? Stream.of(problem) : Stream.empty();
  }

  Stream<Finding> findings(RouteFile file) {
    return check
        .apply(file)
        .map(
            found ->
                new Finding(
                    file.source().place(),
                    found.line(),
                    found.where(),
                    name,
                    found.problem(),
                    style));
  }
}
