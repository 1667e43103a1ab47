package io.bongsu.workbench.rules;

import io.bongsu.routes.RouteSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Checks route files and Kamelets as they will run together. For one thread. */
public final class RouteCheck {

  private final RouteSchema schema = new RouteSchema();
  private final RouteStyle style;

  public RouteCheck(RouteEnvironment surroundings) {
    this.style = new RouteStyle(surroundings);
  }

  /** What is wrong, by file and line; empty when nothing is. */
  public List<Finding> check(List<RouteSource> sources) {
    List<Finding> found = new ArrayList<>();
    List<RouteFile> files = new ArrayList<>();
    for (RouteSource source : sources) {
      try {
        files.add(RouteFile.parse(source));
      } catch (YamlEngineException e) {
        found.add(unreadable(source, e));
      }
    }
    for (RouteFile file : files) {
      found.addAll(schema.check(file));
      found.addAll(style.check(file));
    }
    if (files.size() == sources.size()) {
      found.addAll(style.checkTogether(files));
    }
    found.sort(Comparator.comparing(Finding::file).thenComparingInt(Finding::line));
    return found;
  }

  private static Finding unreadable(RouteSource source, YamlEngineException e) {
    int line = 1;
    String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    if (e instanceof MarkedYamlEngineException marked) {
      line = marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problem = marked.getProblem();
    }
    return Finding.error(
        source.place(), line, source.name(), "yaml", "cannot be read as YAML: " + problem);
  }
}
