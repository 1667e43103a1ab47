package io.bongsu.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.component.mock.MockComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher beside the packaged jar, and what stands in {@code lib/} beside both. */
class LauncherIT {

  private static final String ROUTE =
      """
      - route:
          id: tap-x
          description: "In: any. Out: the same at a component that is not in the program."
          from:
            uri: direct:tap-x
            steps:
              - to:
                  id: tap-x-mock
                  uri: mock:x
      """;

  private static final String MISSING =
      "this program has no component 'mock'; put org.apache.camel:camel-mock:";

  @Test
  void aComponentInLibIsPartOfTheProgram(@TempDir Path home)
      throws IOException, InterruptedException, URISyntaxException {
    Path launcher = Files.copy(Path.of("target/bongsu"), home.resolve("bongsu"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path jar = Files.copy(Path.of("target/bongsu.jar"), home.resolve("bongsu.jar"));
    Path route = Files.writeString(home.resolve("tap.camel.yaml"), ROUTE);

    assertThat(run(home, launcher.toString(), "check", route.toString()))
        .contains(MISSING, "and what it needs into lib/ beside the jar");

    Path component =
        Path.of(MockComponent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path lib = Files.createDirectory(home.resolve("lib"));
    Files.copy(component, lib.resolve("camel-mock.jar"));

    assertThat(run(home, launcher.toString(), "check", route.toString())).contains("0 errors");
    assertThat(run(home, java(), "-jar", jar.toString(), "check", route.toString()))
        .contains(MISSING);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String run(Path home, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
    builder.environment().put("BONGSU_CACHE", home.resolve("cache").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
