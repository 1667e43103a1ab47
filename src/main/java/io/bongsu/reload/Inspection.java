package io.bongsu.reload;

import io.bongsu.check.Check;
import io.bongsu.check.Finding;
import io.bongsu.routes.RouteCheck;
import io.bongsu.routes.Source;
import io.bongsu.routes.Surroundings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The same check as the command's, against the program that runs: its beans and its settings. */
final class Inspection {

  private final ConfigurableListableBeanFactory beans;
  private final Environment environment;
  private final RouteFiles kamelets;

  Inspection(ConfigurableListableBeanFactory beans, Environment environment, RouteFiles kamelets) {
    this.beans = beans;
    this.environment = environment;
    this.kamelets = kamelets;
  }

  /** What would not work; style is not asked for. */
  List<Finding> errors(List<Source> routes) throws IOException {
    return Check.of(new RouteCheck(surroundings()), routes).stream()
        .filter(finding -> !finding.style())
        .toList();
  }

  private Surroundings surroundings() throws IOException {
    Set<String> lanes =
        Binder.get(environment)
            .bind("bongsu.burst", Bindable.mapOf(String.class, Object.class))
            .orElse(Map.of())
            .keySet();
    Map<String, Source> known = new HashMap<>();
    for (Source kamelet : kamelets.read()) {
      known.put(kamelet.name().replace(".kamelet.yaml", ""), kamelet);
    }
    return new Surroundings(environment::containsProperty, types(), lanes, known);
  }

  private Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new HashMap<>();
    beans
        .getBeanNamesIterator()
        .forEachRemaining(
            name -> {
              Class<?> type = beans.getType(name, false);
              types.put(name, type == null ? Object.class : type);
            });
    return types;
  }
}
