package io.bongsu.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Measures what docs/benchmark.md shows and prints it as a table; no part of {@code mvn verify}.
 * The packaged program runs in a process of its own; the queue and SENS run in this one, on the
 * same processors.
 */
final class Benchmark {

  private Benchmark() {}

  public static void main(String[] arguments) throws IOException {
    LoggingSystem.get(Benchmark.class.getClassLoader()).setLogLevel(null, LogLevel.ERROR);
    Options options = Options.of(arguments);
    PrintStream out = System.out;
    out.printf(
        "JDK %s, %d processors, %s%n%n",
        System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(), options);
    out.println(Figure.header());
    print(out, new Peer().measure(options));
    print(out, Alertmanager.measure(options));
    print(out, Throughput.single().measure(options));
    print(out, Throughput.bursts().measure(options));
    print(out, new Latency().measure(options));
    print(out, new Intake().measure(options));
  }

  private static void print(PrintStream out, List<Figure> figures) {
    figures.forEach(figure -> out.println(figure.row()));
  }
}
