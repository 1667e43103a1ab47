package io.bongsu.check;

import io.bongsu.routes.RouteCheck;
import io.bongsu.routes.Source;
import io.bongsu.routes.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All checks of what somebody wrote for this program. */
public final class Check {

  private static final String BUILT_IN = "classpath:routes/*.camel.yaml";

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
    found.addAll(over(sources, read(given.routes())));
    return found;
  }

  /**
   * Where the settings lay files over the built-in ones, those that stay are there too: a file goes
   * by its name. They are not what is checked.
   */
  private List<Finding> over(Sources sources, List<Source> own) throws IOException {
    if (own.isEmpty() || !sources.text("bongsu.routes").contains(BUILT_IN + ",")) {
      return routes(sources, own);
    }
    Set<String> replaced = own.stream().map(Source::name).collect(Collectors.toSet());
    List<Source> kept =
        Shipped.routes().stream().filter(file -> !replaced.contains(file.name())).toList();
    Set<String> places = kept.stream().map(Source::place).collect(Collectors.toSet());
    List<Source> all = Stream.concat(own.stream(), kept.stream()).toList();
    return routes(sources, all).stream().filter(one -> !places.contains(one.file())).toList();
  }

  /** Names of the files that {@link #builtIn} looks at. */
  public List<String> builtInFiles() throws IOException {
    return Shipped.routes().stream().map(Source::place).toList();
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
            key -> sources.has(key) || keys.has(key) || keys.has(ofFirstAccount(key)),
            classes.beans(),
            sources.below("bongsu.burst"),
            Shipped.kamelets());
    return of(new RouteCheck(surroundings), files);
  }

  /** What a check says of routes. */
  public static List<Finding> of(RouteCheck check, List<Source> routes) {
    return check.check(routes).stream().map(Finding::of).toList();
  }

  /** A second account of SENS has the same keys one level deeper: {@code sens.ml.service-id}. */
  private static String ofFirstAccount(String key) {
    return key.replaceFirst("^sens\\.[^.]+\\.", "sens.");
  }

  private static List<Source> read(List<Path> paths) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path path : paths) {
      sources.add(Source.read(path));
    }
    return sources;
  }
}
