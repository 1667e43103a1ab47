package io.bongsu.bench;

import io.bongsu.support.Waiting;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program as a process of its own. */
final class Packaged implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);

  private final Process process;

  Packaged(Process process) {
    this.process = process;
  }

  /** Starts it and waits until its routes run. */
  static Packaged start(Path directory, List<String> flags, Map<String, String> settings) {
    Path log = directory.resolve("program.log");
    try {
      Files.deleteIfExists(log);
      ProcessBuilder builder =
          new ProcessBuilder(command(flags, settings))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(name -> name.matches("(BONGSU|SENS|SPRING|AWS)_.*"));
      builder.environment().put("AWS_ACCESS_KEY_ID", "local");
      builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
      Packaged program = new Packaged(builder.start());
      Waiting.until(START, "the program to start, see " + log, () -> program.hasStarted(log));
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException("the program cannot be started", e);
    }
  }

  private static List<String> command(List<String> flags, Map<String, String> settings) {
    File jar = new File("target/bongsu.jar");
    if (!jar.isFile()) {
      throw new IllegalStateException("target/bongsu.jar is missing: run mvn package first");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.getAbsolutePath()));
    settings.forEach((key, value) -> command.add("--" + key + "=" + value));
    return command;
  }

  private boolean hasStarted(Path log) {
    try {
      String printed = Files.readString(log);
      if (!process.isAlive()) {
        throw new IllegalStateException("the program has ended:\n" + printed);
      }
      return printed.contains("Started BongsuApplication");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a program on this machine takes connections on a port. */
  static boolean answers(int port) {
    try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** CPU time that the process has used, of the user and of the system. */
  double cpuMs() {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  /** Resident memory in MB as Linux counts it; NaN elsewhere. */
  double residentMb() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException notLinux) {
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
