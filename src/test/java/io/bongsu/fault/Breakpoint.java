package io.bongsu.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * A point at which the program stands still until it is killed: a copy of the routes in which a
 * call to this process stands before the step of a given id. The program is the packaged one; only
 * the routes, which users may replace, are others.
 */
final class Breakpoint implements AutoCloseable {

  private final HttpServer server;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicInteger passes = new AtomicInteger();
  private final int standAt;

  private Breakpoint(HttpServer server, int standAt) {
    this.server = server;
    this.standAt = standAt;
  }

  /**
   * Writes the routes with the point into a directory.
   *
   * @param step id of the step before which the program stands
   * @param standAt the how-manieth passage is the one that stands
   */
  static Breakpoint before(String step, int standAt, Path routes) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Breakpoint point = new Breakpoint(server, standAt);
      server.setExecutor(Executors.newCachedThreadPool());
      server.createContext("/", point::pass);
      server.start();
      point.write(step, routes);
      return point;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    if (passes.incrementAndGet() == standAt) {
      reached.countDown();
      await(goOn, 120);
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  void awaitReached() {
    if (!await(reached, 60)) {
      throw new AssertionError("the program never came to the point, it passed " + passes.get());
    }
  }

  private static boolean await(CountDownLatch latch, int seconds) {
    try {
      return latch.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void write(String step, Path routes) throws IOException {
    Files.createDirectories(routes);
    int found = 0;
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/routes"))) {
      for (Path file : files.toList()) {
        Object tree = new Yaml().load(Files.readString(file));
        found += insert(tree, step);
        Files.writeString(routes.resolve(file.getFileName()), new Yaml().dump(tree));
      }
    }
    if (found != 1) {
      throw new IllegalArgumentException("the routes have " + found + " steps of id " + step);
    }
  }

  @SuppressWarnings("unchecked")
  private int insert(Object node, String step) {
    int found = 0;
    if (node instanceof Map<?, ?> map) {
      for (Object value : map.values()) {
        found += insert(value, step);
      }
    } else if (node instanceof List<?> list) {
      List<Object> steps = (List<Object>) list;
      for (Object element : new ArrayList<>(steps)) {
        if (isStep(element, step)) {
          steps.addAll(steps.indexOf(element), List.of(strip(step), call(step)));
          return found + 1;
        }
        found += insert(element, step);
      }
    }
    return found;
  }

  private static boolean isStep(Object element, String step) {
    return element instanceof Map<?, ?> map
        && map.size() == 1
        && map.values().iterator().next() instanceof Map<?, ?> options
        && step.equals(options.get("id"));
  }

  /** As the rules for routes want it before a request leaves; the queue's own headers stay. */
  private static Map<String, Object> strip(String step) {
    Map<String, Object> strip = new LinkedHashMap<>();
    strip.put("id", step + "-breakpoint-strip");
    strip.put("pattern", "*");
    strip.put("excludePattern", "CamelAwsSqs(ReceiptHandle|MessageId)");
    return new LinkedHashMap<>(Map.of("removeHeaders", strip));
  }

  private Map<String, Object> call(String step) {
    Map<String, Object> to = new LinkedHashMap<>();
    to.put("id", step + "-breakpoint");
    to.put("uri", "http://127.0.0.1:" + server.getAddress().getPort() + "/" + step);
    to.put("parameters", new LinkedHashMap<>(Map.of("httpMethod", "GET")));
    to.put("variableReceive", "breakpoint");
    return new LinkedHashMap<>(Map.of("to", to));
  }

  @Override
  public void close() {
    goOn.countDown();
    server.stop(0);
  }
}
