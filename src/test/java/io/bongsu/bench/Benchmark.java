package io.bongsu.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Measures what docs/benchmark.md shows and prints it as a table; no part of {@code mvn verify}.
 * The packaged program runs in a process of its own; the queue and SENS run in this one, on the
 * same processors.
 */
final class Benchmark {

  private Benchmark() {}

  /** What is measured together, with a program of its own. */
  private interface Part {
    List<Figure> measure(Options options) throws IOException;
  }

  public static void main(String[] arguments) {
    int status = 1;
    try {
      measure(arguments);
      status = 0;
    } catch (IOException | RuntimeException failed) {
      failed.printStackTrace();
    } finally {
      System.exit(status);
    }
  }

  private static void measure(String[] arguments) throws IOException {
    LoggingSystem.get(Benchmark.class.getClassLoader()).setLogLevel(null, LogLevel.ERROR);
    Options options = Options.of(arguments);
    PrintStream out = System.out;
    out.printf(
        "JDK %s, %d processors, %s%n%n",
        System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(), options);
    out.println(Figure.header());
    for (Map.Entry<String, Part> part : parts().entrySet()) {
      if (options.wants(part.getKey())) {
        part.getValue().measure(options).forEach(figure -> out.println(figure.row()));
      }
    }
  }

  private static Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("peer", options -> new Peer().measure(options));
    parts.put("alertmanager", Alertmanager::measure);
    parts.put("off", options -> Throughput.single().measure(options));
    parts.put("on", options -> Throughput.bursts().measure(options));
    parts.put("latency", options -> new Latency().measure(options));
    parts.put("intake", options -> new Intake().measure(options));
    return parts;
  }
}
