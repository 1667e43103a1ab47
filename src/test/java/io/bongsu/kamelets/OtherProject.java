package io.bongsu.kamelets;

import io.bongsu.alarm.AlarmReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/**
 * Somebody else's project: a process that runs Camel's own {@link Main} with route files and an
 * {@code application.properties}, and has the classes of this program on its class path, but
 * neither Spring nor anything else that only this program needs.
 */
final class OtherProject implements AutoCloseable {

  private static final Path ROUTES = Path.of("src/test/resources/elsewhere");

  private static final Pattern NOT_THERE =
      Pattern.compile(
          ".*(spring|-starter-|micrometer|tomcat|flyway|HikariCP|/h2-|postgresql|picocli|elasticmq|"
              + "pekko|scala|greenmail|junit|assertj|archunit|jqwik|opentest4j|yaml-dsl-spring).*\\.jar");

  private final Process process;
  private final Path log;

  private OtherProject(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * @param directory an empty directory for its files
   * @param keys what its routes name in placeholders
   */
  static OtherProject start(Path directory, Map<String, String> keys) throws Exception {
    Properties properties = new Properties();
    properties.putAll(keys);
    properties.put(
        "camel.main.routes-include-pattern", "file:" + ROUTES.toAbsolutePath() + "/*.camel.yaml");
    try (Writer file = Files.newBufferedWriter(directory.resolve("application.properties"))) {
      properties.store(file, null);
    }
    Files.copy(ROUTES.resolve("logback.xml"), directory.resolve("logback.xml"));
    Path log = directory.resolve("other.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(directory),
            Main.class.getName());
    builder.environment().put("AWS_ACCESS_KEY_ID", "local");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
    return new OtherProject(
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
  }

  private static String classPath(Path directory) throws URISyntaxException {
    Path ours =
        Path.of(AlarmReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Stream<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar") && !NOT_THERE.matcher(entry).matches());
    return Stream.concat(Stream.of(directory.toString(), ours.toString()), jars)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What it printed so far. */
  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
