package io.bongsu.fault;

import io.bongsu.support.Waiting;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The packaged program as a process of its own, which can be killed; by its launcher, which halves
 * the start.
 */
final class Child implements AutoCloseable {

  private static final int READY_SECONDS = 300;
  private static final String FLAGS =
      "-Xmx160m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError";

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts the program and waits until its routes run.
   *
   * @param launcher what stands before the command, such as a shell that sets a limit; may be empty
   */
  static Child start(Path directory, Map<String, String> settings, List<String> launcher) {
    try {
      Path log = Files.createTempFile(directory, "program-", ".log");
      ProcessBuilder builder = new ProcessBuilder(command(settings, launcher));
      builder.environment().keySet().removeIf(name -> name.matches("(BONGSU|SENS|SPRING|AWS)_.*"));
      builder.environment().put("AWS_ACCESS_KEY_ID", "local");
      builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("JAVA_OPTS", FLAGS);
      builder.environment().put("BONGSU_CACHE", new File("target/launched").getAbsolutePath());
      Process process =
          builder
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Child child = new Child(process, log);
      child.awaitStarted();
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException("the program cannot be started", e);
    }
  }

  private static List<String> command(Map<String, String> settings, List<String> launcher) {
    List<String> command = new ArrayList<>(launcher);
    command.add(launcher().getAbsolutePath());
    settings.forEach((key, value) -> command.add("--" + key + "=" + value));
    return command;
  }

  private static File launcher() {
    File launcher = new File("target/bongsu");
    if (!launcher.isFile() || !new File("target/bongsu.jar").isFile()) {
      throw new IllegalStateException(
          "target/bongsu or target/bongsu.jar is missing: run mvn package first");
    }
    return launcher;
  }

  private void awaitStarted() {
    try {
      Waiting.until(
          READY_SECONDS,
          "the program to start, see " + log,
          () -> printed("Started BongsuApplication"));
    } catch (AssertionError | IllegalStateException failed) {
      close();
      throw failed;
    }
  }

  /** Whether the log holds the text; a process that has ended prints nothing more. */
  boolean printed(String text) {
    boolean found = log().contains(text);
    if (!found && !process.isAlive()) {
      throw new IllegalStateException("the program has ended:\n" + log());
    }
    return found;
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What the process has ended with. */
  int status() {
    end();
    return process.exitValue();
  }

  /** What is left on its heap afterwards is in use. */
  void collectGarbage() {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Commands.run(jcmd, String.valueOf(process.pid()), "GC.run");
  }

  /** Sends a signal by its name, such as STOP. */
  void signal(String name) {
    Commands.run("kill", "-" + name, String.valueOf(process.pid()));
  }

  /** SIGKILL: the program learns nothing of it. */
  void kill() {
    process.destroyForcibly();
    end();
  }

  /** SIGTERM, and the time until the process had ended, in seconds. */
  double terminate() {
    long start = System.nanoTime();
    process.destroy();
    end();
    return (System.nanoTime() - start) / 1e9;
  }

  private void end() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(new TimeoutException("the program did not end in 60 s"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    end();
  }
}
