package io.bongsu.workbench.rules;

import io.bongsu.routes.RouteSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
    return check(sources, List.of());
  }

  /**
   * What is wrong with files that run together with others.
   *
   * @param around files that are right by themselves, such as the built-in ones; what is found in
   *     them is the fault of the files to check
   */
  public List<Finding> check(List<RouteSource> sources, List<RouteSource> around) {
    List<Finding> found = new ArrayList<>();
    List<RouteFile> files = new ArrayList<>();
    for (RouteSource source : sources) {
      found.addAll(alone(source, files));
    }
    if (files.size() == sources.size()) {
      around.forEach(source -> files.add(RouteFile.parse(source)));
      found.addAll(style.checkTogether(files));
    }
    found.sort(Comparator.comparing(Finding::file).thenComparingInt(Finding::line));
    return found;
  }

  /** Checks one file, and adds it to those that can be checked together. */
  private List<Finding> alone(RouteSource source, List<RouteFile> readable) {
    try {
      RouteFile file = RouteFile.parse(source);
      List<Finding> other = OtherDocument.findings(file);
      if (!other.isEmpty()) {
        return other;
      }
      readable.add(file);
      return Stream.concat(schema.check(file).stream(), style.check(file).stream()).toList();
    } catch (YamlEngineException e) {
      return List.of(unreadable(source, e));
    }
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
