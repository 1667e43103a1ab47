package io.bongsu.routes;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules to which every route file and Kamelet is held. Immutable; depends on nothing but the
 * files it is given, so that a test and a command can use it alike.
 */
final class RouteStyle {

  private final List<RouteRule> rules;

  /**
   * @param configured whether the program's configuration has a key that a placeholder names
   */
  RouteStyle(Predicate<String> configured) {
    this.rules =
        Stream.of(
                NameRules.all(),
                ShapeRules.all(),
                ContentRules.all(),
                ExpressionRules.all(),
                PlaceholderRules.all(configured))
            .flatMap(List::stream)
            .toList();
  }

  /** Names of the rules about one file. */
  Set<String> ruleNames() {
    return rules.stream().map(RouteRule::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is wrong with one file, in the order of the rules; empty when nothing is. */
  List<Breach> check(RouteFile file) {
    return rules.stream().flatMap(rule -> rule.breaches(file)).toList();
  }

  /** What is wrong between files: endpoints that no route serves, ids given twice. */
  List<Breach> checkTogether(List<RouteFile> files) {
    return Bundle.of(files).breaches();
  }
}
