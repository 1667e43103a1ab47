package io.bongsu.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.sens.FakeSens;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody else's Maven projects: each depends on the artifact {@code io.bongsu:bongsu} as {@code
 * mvn install} publishes it, and sends a text by the Kamelet {@code sens-sms-sink}.
 */
class OutsideProjectIT {

  private static final String PHONE = "01000000001";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @Test
  void aProjectOnCamelMainSendsATextAndHasNoSpring() throws Exception {
    Path project = project("camel-main");

    String classPath = classPath(project);

    assertThat(classPath).contains("camel-http").doesNotContain("spring", "flyway", "aws");
    assertSendsOneText(project, classPath, "org.apache.camel.main.Main");
  }

  @Test
  void aSpringBootProjectSendsATextAndGetsNothingOfTheProgram() throws Exception {
    Path project = project("spring-boot");

    String classPath = classPath(project);

    assertThat(classPath)
        .contains("spring-boot")
        .doesNotContain("flyway", "tomcat", "micrometer-registry", "aws", "picocli");
    assertSendsOneText(project, classPath, "com.example.pager.Pager");
  }

  private static void assertSendsOneText(Path project, String classPath, String main)
      throws Exception {
    try (FakeSens sens = FakeSens.start()) {
      List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1"));
      sens.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
      command.addAll(List.of("-Dphone=" + PHONE, "-cp", classPath, main));
      Path log = project.resolve("run.log");
      Process process = start(project, log, command);
      try {
        sens.phone(PHONE)
            .received("one text", one -> one.shown().equals("disk 91% #7K2"), PATIENCE);
        sens.nothingElseArrived();
        assertThat(sens.faults()).isEmpty();
      } catch (AssertionError missing) {
        throw new AssertionError(missing.getMessage() + "\n" + Files.readString(log), missing);
      } finally {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
      }
    }
  }

  /** A copy of one of the projects, in a directory that has nothing of this one. */
  private Path project(String name) throws IOException {
    Path from = Path.of("src/test/outside", name);
    Path to = directory.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(from.relativize(file)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return to;
  }

  /** Builds the project and says what it runs with. */
  private String classPath(Path project) throws Exception {
    Path log = project.resolve("build.log");
    List<String> command =
        List.of(
            Path.of(setting("it.maven.home"), "bin", "mvn").toString(),
            "-B",
            "-ntp",
            "-q",
            "-Dmaven.repo.local=" + repository(),
            "-Dbongsu.version=" + setting("it.version"),
            "-Dcamel.version=" + setting("it.camel.version"),
            "-Dspring-boot.version=" + setting("it.spring-boot.version"),
            "-Dmdep.outputFile=class-path.txt",
            "compile",
            "dependency:build-classpath");
    Process build = start(project, log, command);
    assertThat(build.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(build.exitValue()).as(Files.readString(log)).isZero();
    String jars = Files.readString(project.resolve("class-path.txt")).strip();
    return project.resolve("target/classes") + File.pathSeparator + jars;
  }

  /**
   * A local repository in which {@code io.bongsu:bongsu} is installed; everything else is that of
   * the build, by links, so that the build's own repository stays as it is.
   */
  private Path repository() throws IOException {
    Path real = Path.of(setting("it.maven.repository"));
    Path overlay = Files.createDirectories(directory.resolve("repository"));
    link(real, overlay, "io");
    link(real.resolve("io"), Files.createDirectories(overlay.resolve("io")), "bongsu");
    String version = setting("it.version");
    Path artifact = Files.createDirectories(overlay.resolve("io/bongsu/bongsu/" + version));
    Files.copy(Path.of(setting("it.plain.jar")), artifact.resolve("bongsu-" + version + ".jar"));
    Files.copy(Path.of("pom.xml"), artifact.resolve("bongsu-" + version + ".pom"));
    return overlay;
  }

  private static void link(Path from, Path to, String except) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        String name = Objects.toString(entry.getFileName());
        if (!name.equals(except)) {
          Files.createSymbolicLink(to.resolve(name), entry.toAbsolutePath());
        }
      }
    }
  }

  private static Process start(Path project, Path log, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(project.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String setting(String key) {
    return Objects.requireNonNull(System.getProperty(key), key);
  }
}
