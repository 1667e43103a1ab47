package io.bongsu.support;

import io.bongsu.BongsuApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One start of the program which a test expects to fail: as a process of its own, with an empty
 * environment and no AWS credentials but the given ones, or in this process, which is faster.
 *
 * @param exitCode of the process; 137 if it had to be killed after a minute
 * @param output everything it printed
 */
public record Start(int exitCode, String output) {

  private static final long PATIENCE_SECONDS = 60;

  /** Starts it in this process; settings are arguments, which outrank the environment. */
  public static Start here(Map<String, String> settings, CapturedOutput output) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(BongsuApplication.class)
            .properties("spring.jmx.enabled=false")
            .run(arguments(settings))) {
      return new Start(SpringApplication.exit(context), output.getOut());
    } catch (RuntimeException refused) {
      return new Start(1, output.getOut());
    }
  }

  /** Starts it in a directory, where it finds no configuration of the developer's. */
  public static Start elsewhere(
      Path directory, Map<String, String> settings, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(BongsuApplication.class.getName());
    command.addAll(List.of(arguments(settings)));
    Path output = directory.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", directory.resolve("none").toString());
    builder.environment().put("AWS_CONFIG_FILE", directory.resolve("none").toString());
    builder.environment().putAll(environment);
    try {
      return await(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] arguments(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
        .toArray(String[]::new);
  }

  private static Start await(Process process, Path output) throws IOException {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    return new Start(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  /** What it complained about: the text of each line at WARN or ERROR, and any stack trace. */
  public List<String> complaints() {
    return output
        .lines()
        .filter(line -> line.matches("\\S+Z +(WARN|ERROR) .*|\\s+at .*|Caused by:.*|\\*+"))
        .map(line -> line.replaceFirst("^\\S+Z .*?] \\S+ +: ", ""))
        .toList();
  }
}
