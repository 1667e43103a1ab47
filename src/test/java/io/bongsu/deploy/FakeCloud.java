package io.bongsu.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An AWS account and a container engine for scripts: {@code aws} and {@code docker} are
 * src/test/resources/deploy/fake-cloud.sh, and what they made is in files. Not thread-safe.
 */
final class FakeCloud {

  /**
   * How a script ended.
   *
   * @param status its exit status
   * @param output what it wrote, both streams in the order of writing
   * @param calls the calls of this run, as deploy.sh prints them
   */
  record Run(int status, String output, List<String> calls) {

    /** The last line that the script wrote: what it says in the end. */
    String lastWord() {
      List<String> lines = output.lines().toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
  }

  private final Path directory;

  FakeCloud(Path directory) {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "bash"))),
        "bash is not installed");
    this.directory = directory;
    try {
      for (String tool : List.of("aws", "docker")) {
        Path script = directory.resolve("bin").resolve(tool);
        Files.createDirectories(script.getParent());
        Files.copy(Path.of("src/test/resources/deploy/fake-cloud.sh"), script);
        if (!script.toFile().setExecutable(true)) {
          throw new IOException("cannot make " + script + " executable");
        }
      }
      Files.createDirectories(directory.resolve("cloud"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file in which the fake keeps something, such as {@code secret}. */
  Path file(String name) {
    return directory.resolve("cloud").resolve(name);
  }

  /** Makes this a new account, in which only the secret is. */
  void clear() {
    try (Stream<Path> files = Files.list(directory.resolve("cloud"))) {
      for (Path file : files.filter(file -> !file.endsWith("secret")).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes another account as this one is. */
  void copyTo(FakeCloud other) {
    try (Stream<Path> files = Files.list(directory.resolve("cloud"))) {
      for (Path file : files.toList()) {
        Files.copy(
            file, other.file(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status of each stack, such as {@code bongsu UPDATE_COMPLETE}. */
  Map<String, String> stacks() {
    Map<String, String> stacks = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory.resolve("cloud"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".status")).toList()) {
        String name = file.getFileName().toString().replaceAll("stack\\.(.*)\\.status", "$1");
        stacks.put(name, Files.readString(file).strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stacks;
  }

  /** The parameters of a stack, one {@code KEY=VALUE} a line. */
  String parameters(String stack) {
    try {
      return Files.readString(file("stack." + stack + ".parameters"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Run run(List<String> command) {
    return run(command, Map.of(), "");
  }

  Run run(List<String> command, Map<String, String> environment, String input) {
    try {
      Path calls = Files.writeString(file("calls"), "");
      Files.writeString(file("number"), "0");
      Path output = directory.resolve("output");
      ProcessBuilder shell =
          new ProcessBuilder(Stream.concat(Stream.of("bash"), command.stream()).toList())
              .redirectErrorStream(true)
              .redirectInput(Files.writeString(directory.resolve("input"), input).toFile())
              .redirectOutput(output.toFile());
      shell.environment().remove("AWS_REGION");
      shell.environment().remove("TMPDIR");
      shell.environment().put("CLOUD", directory.resolve("cloud").toString());
      shell
          .environment()
          .merge(
              "PATH",
              directory.resolve("bin").toString(),
              (path, first) -> first + File.pathSeparator + path);
      shell.environment().putAll(environment);
      int status = shell.start().waitFor();
      return new Run(status, Files.readString(output), Files.readAllLines(calls));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
