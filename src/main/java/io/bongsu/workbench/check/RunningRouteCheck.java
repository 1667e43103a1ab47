package io.bongsu.workbench.check;

import io.bongsu.routes.RouteFiles;
import io.bongsu.routes.RouteSource;
import io.bongsu.workbench.rules.Finding;
import io.bongsu.workbench.rules.RouteCheck;
import io.bongsu.workbench.rules.RouteEnvironment;
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
public final class RunningRouteCheck {

  private final ConfigurableListableBeanFactory beans;
  private final Environment environment;
  private final RouteFiles kamelets;

  public RunningRouteCheck(
      ConfigurableListableBeanFactory beans, Environment environment, RouteFiles kamelets) {
    this.beans = beans;
    this.environment = environment;
    this.kamelets = kamelets;
  }

  /** What would not work; style is not asked for. */
  public List<Finding> errors(List<RouteSource> routes) throws IOException {
    return new RouteCheck(environment())
        .check(routes).stream().filter(finding -> !finding.style()).toList();
  }

  private RouteEnvironment environment() throws IOException {
    Set<String> lanes =
        Binder.get(environment)
            .bind("bongsu.burst", Bindable.mapOf(String.class, Object.class))
            .orElse(Map.of())
            .keySet();
    Map<String, RouteSource> known = new HashMap<>();
    for (RouteSource kamelet : kamelets.read()) {
      known.put(kamelet.name().replace(".kamelet.yaml", ""), kamelet);
    }
    return new RouteEnvironment(environment::containsProperty, types(), lanes, known);
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
