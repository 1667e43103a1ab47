package io.bongsu.workbench.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules to which every route file and Kamelet is held. Depends on nothing but the files it is
 * given and what it knows of their surroundings. For one thread.
 */
final class RouteStyle {

  private final List<RouteRule> rules;
  private final RouteEnvironment surroundings;

  RouteStyle(RouteEnvironment surroundings) {
    this.surroundings = surroundings;
    BundledCatalog catalog = new BundledCatalog();
    this.rules =
        Stream.of(
                NameRules.all(),
                ShapeRules.all(),
                ContentRules.all(),
                new ExpressionRules(catalog).all(),
                PlaceholderRules.all(surroundings.hasKey()),
                ReferenceRules.all(surroundings),
                KameletContract.all(),
                List.of(
                    KameletPropertyRules.rule(),
                    new DataFormatRules().rule(),
                    new DependencyRules(catalog).rule()),
                new EndpointRules(catalog).all())
            .flatMap(List::stream)
            .toList();
  }

  /** Names of the rules about one file. */
  Set<String> ruleNames() {
    return rules.stream().map(RouteRule::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is wrong with one file, in the order of the rules; empty when nothing is. */
  List<Finding> check(RouteFile file) {
    return rules.stream().flatMap(rule -> rule.findings(file)).distinct().toList();
  }

  /** What is wrong between files: endpoints that no route serves, ids given twice. */
  List<Finding> checkTogether(List<RouteFile> files) {
    return Stream.of(
            Bundle.of(files).findings().stream(),
            KameletRules.check(files, surroundings.kamelets()),
            new FlowRules(surroundings, files).findings().stream())
        .flatMap(found -> found)
        .toList();
  }
}
