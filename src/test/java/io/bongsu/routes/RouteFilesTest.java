package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** Holds every route file and Kamelet of the program against Camel's schema and our style. */
class RouteFilesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");

  /** Settings without a default, which stand in no file of the program. */
  private static final Set<String> REQUIRED =
      Set.of("sens.service-id", "sens.access-key", "sens.secret-key", "sens.from");

  @TestFactory
  Stream<DynamicTest> followsTheSchemaAndTheStyle() throws IOException {
    RouteStyle style = new RouteStyle(configured());
    RouteSchema schema = new RouteSchema();
    return paths().stream()
        .map(path -> DynamicTest.dynamicTest(path.toString(), () -> check(schema, style, path)));
  }

  private static void check(RouteSchema schema, RouteStyle style, Path path) throws IOException {
    RouteFile file = RouteFile.read(path);

    List<Breach> breaches = new ArrayList<>(schema.check(file));
    breaches.addAll(style.check(file));

    assertThat(breaches).isEmpty();
  }

  @Test
  void everyEndpointIsServedByOneRoute() throws IOException {
    List<RouteFile> files = new ArrayList<>();
    for (Path path : paths()) {
      files.add(RouteFile.read(path));
    }

    assertThat(new RouteStyle(configured()).checkTogether(files)).isEmpty();
  }

  private static List<Path> paths() throws IOException {
    List<Path> found = new ArrayList<>(yaml("routes"));
    found.addAll(yaml("kamelets"));
    return found;
  }

  /** Every file that looks like YAML, so that a misspelt ending is reported, not skipped. */
  private static List<Path> yaml(String folder) throws IOException {
    Path directory = RESOURCES.resolve(folder);
    var isYaml = FileSystems.getDefault().getPathMatcher("glob:**.{yaml,yml}");
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(isYaml::matches).sorted().toList();
    }
  }

  /** Keys of application.yaml; any key while there is no such file. */
  private static Predicate<String> configured() throws IOException {
    Path path = RESOURCES.resolve("application.yaml");
    if (!Files.exists(path)) {
      return key -> true;
    }
    List<PropertySource<?>> sources =
        new YamlPropertySourceLoader().load("application", new FileSystemResource(path));
    return key ->
        REQUIRED.contains(key)
            || sources.stream()
                .map(source -> (EnumerablePropertySource<?>) source)
                .anyMatch(source -> source.containsProperty(key));
  }
}
