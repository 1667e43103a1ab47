package io.bongsu.workbench.check;

import io.bongsu.routes.RouteSource;
import io.bongsu.workbench.rules.Finding;
import io.bongsu.workbench.rules.RouteCheck;
import io.bongsu.workbench.rules.RouteEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All checks of what somebody wrote for this program. */
public final class Check {

  private static final String BUILT_IN = "classpath:routes/*.camel.yaml";

  private final ProgramClasses classes = new ProgramClasses();
  private final boolean deployed;

  /**
   * @param deployed whether the environment of this process counts, and what is missing then is a
   *     finding
   */
  public Check(boolean deployed) {
    this.deployed = deployed;
  }

  /** What is wrong, by file and line. */
  public List<Finding> run(CheckInput given) throws IOException {
    List<Finding> found = new ArrayList<>();
    ConfigFiles sources;
    try {
      sources = ConfigFiles.read(given.settings(), deployed);
    } catch (IllegalStateException | org.yaml.snakeyaml.error.YAMLException unreadable) {
      return List.of(YamlSyntax.finding(given.settings(), unreadable));
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
   * As the program would load them: over the built-in files, of which one with the same name is
   * replaced. Only settings that name other patterns leave those out.
   */
  private List<Finding> over(ConfigFiles sources, List<RouteSource> own) throws IOException {
    if (own.isEmpty() || isComplete(sources)) {
      return routes(sources, own, List.of());
    }
    Set<String> replaced = own.stream().map(RouteSource::name).collect(Collectors.toSet());
    List<RouteSource> kept =
        BuiltInFiles.routes().stream().filter(file -> !replaced.contains(file.name())).toList();
    return routes(sources, own, kept);
  }

  /** Whether the settings among the files say that the built-in routes are not used. */
  public static boolean isComplete(CheckInput given) {
    try {
      return isComplete(ConfigFiles.read(given.settings(), false));
    } catch (IOException | IllegalStateException | org.yaml.snakeyaml.error.YAMLException unread) {
      return false;
    }
  }

  private static boolean isComplete(ConfigFiles sources) {
    return !sources.text("bongsu.routes").contains(BUILT_IN);
  }

  /** The beans that routes may call, each with what it is declared as. */
  public Map<String, Class<?>> beans() {
    return classes.beans();
  }

  /** Names of the files that {@link #builtIn} checks. */
  public List<String> builtInFiles() throws IOException {
    return BuiltInFiles.routes().stream().map(RouteSource::place).toList();
  }

  /** The files that the program brings, held to every rule. */
  public List<Finding> builtIn() throws IOException {
    List<RouteSource> all = new ArrayList<>(BuiltInFiles.routes());
    all.addAll(BuiltInFiles.kamelets().values());
    return routes(ConfigFiles.read(List.of(), false), all, List.of());
  }

  private List<Finding> routes(
      ConfigFiles sources, List<RouteSource> files, List<RouteSource> around) throws IOException {
    if (files.isEmpty()) {
      return List.of();
    }
    KnownKeys keys = new KnownKeys(classes.settings());
    RouteEnvironment environment =
        new RouteEnvironment(
            key -> sources.has(key) || keys.has(key) || keys.has(ofFirstAccount(key)),
            classes.beans(),
            sources.below("bongsu.burst"),
            BuiltInFiles.kamelets());
    return new RouteCheck(environment).check(files, around);
  }

  /** A second account of SENS has the same keys one level deeper: {@code sens.ml.service-id}. */
  private static String ofFirstAccount(String key) {
    return key.replaceFirst("^sens\\.[^.]+\\.", "sens.");
  }

  private static List<RouteSource> read(List<Path> paths) throws IOException {
    List<RouteSource> sources = new ArrayList<>();
    for (Path path : paths) {
      sources.add(RouteSource.read(path));
    }
    return sources;
  }
}
