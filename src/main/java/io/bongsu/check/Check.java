package io.bongsu.check;

import io.bongsu.routes.RouteCheck;
import io.bongsu.routes.Source;
import io.bongsu.routes.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All checks of what somebody wrote for this program. */
public final class Check {

  private final OwnClasses classes = new OwnClasses();
  private final boolean deployed;

  /**
   * @param deployed whether the environment of this process counts, and what is missing then is a
   *     finding
   */
  public Check(boolean deployed) {
    this.deployed = deployed;
  }

  /** What is wrong, by file and line. */
  public List<Finding> run(Given given) throws IOException {
    List<Finding> found = new ArrayList<>();
    Sources sources;
    try {
      sources = Sources.read(given.settings(), deployed);
    } catch (IllegalStateException | org.yaml.snakeyaml.error.YAMLException unreadable) {
      return List.of(Unreadable.finding(given.settings(), unreadable));
    }
    if (deployed || !given.settings().isEmpty()) {
      String file = given.settings().stream().map(Path::toString).findFirst().orElse("environment");
      found.addAll(new SettingsCheck(classes, sources, file, deployed).check());
    }
    for (Path directory : given.templates()) {
      found.addAll(TemplatesCheck.check(directory));
    }
    found.addAll(routes(sources, read(given.routes())));
    return found;
  }

  /** The files that the program brings, held to every rule. */
  public List<Finding> builtIn() throws IOException {
    List<Source> all = new ArrayList<>(Shipped.routes());
    all.addAll(Shipped.kamelets().values());
    return routes(Sources.read(List.of(), false), all);
  }

  private List<Finding> routes(Sources sources, List<Source> files) throws IOException {
    if (files.isEmpty()) {
      return List.of();
    }
    KnownKeys keys = new KnownKeys(classes.settings());
    Surroundings surroundings =
        new Surroundings(
            key -> sources.has(key) || keys.has(key),
            classes.beans(),
            sources.below("bongsu.burst"),
            Shipped.kamelets());
    return new RouteCheck(surroundings).check(files).stream().map(Finding::of).toList();
  }

  private static List<Source> read(List<Path> paths) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path path : paths) {
      sources.add(Source.read(path));
    }
    return sources;
  }
}
