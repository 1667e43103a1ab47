package io.bongsu.fault;

import io.bongsu.support.Http;
import io.bongsu.support.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything at once, for as many minutes as the first argument says (30): alarms, poison, requests
 * without a token, batches too large, previews, slow bodies and heads. Prints each minute what the
 * program takes, and at the end what was lost or doubled. docs/reliability.md says how to run it.
 */
public final class Soak {

  private static final int SLOW = 60;
  private static final String TOKEN = Http.TOKEN;

  private final Scene scene = new Scene(Clock.systemUTC());
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(6);
  private final List<Socket> slow = Collections.synchronizedList(new ArrayList<>());
  private final int port = freePort();
  private final int probes = freePort();
  private volatile long slowestProbeMs;

  private Soak() {}

  public static void main(String[] arguments) throws IOException {
    int minutes = arguments.length == 0 ? 30 : Integer.parseInt(arguments[0]);
    new Soak().run(minutes);
    System.exit(0);
  }

  private void run(int minutes) throws IOException {
    scene
        .with("server.port", String.valueOf(port))
        .with("bongsu.probe.port", String.valueOf(probes))
        .with("bongsu.ingest.token", TOKEN);
    try (scene;
        Child child = scene.start()) {
      threads.scheduleAtFixedRate(quiet(() -> scene.send(10, 2)), 0, 1, TimeUnit.SECONDS);
      threads.scheduleAtFixedRate(
          quiet(() -> scene.queue.put(Scene.QUEUE, "poison")), 0, 5, TimeUnit.SECONDS);
      threads.scheduleWithFixedDelay(quiet(this::attack), 0, 200, TimeUnit.MILLISECONDS);
      threads.scheduleWithFixedDelay(quiet(this::dawdle), 0, 8, TimeUnit.SECONDS);
      threads.scheduleWithFixedDelay(quiet(this::probe), 0, 1, TimeUnit.SECONDS);
      System.out.println("minute | heap MB (least of the minute) | threads | ledger KB | probe ms");
      for (int minute = 1; minute <= minutes && child.isAlive(); minute++) {
        report(minute);
      }
      threads.shutdownNow();
      scene.awaitQuiet(120);
      System.out.println(scene.result("soak", child.isAlive() ? "alive" : "ended"));
    }
  }

  private static Runnable quiet(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | AssertionError refused) {
        // The program shuts doors; what it answers is not what this is about.
        Thread.onSpinWait();
      }
    };
  }

  private void attack() {
    URI alarms = at(port, "/alarms");
    String many = String.join("\n", Collections.nCopies(80_000, "{}"));
    Http.send(HttpRequest.newBuilder(alarms).POST(BodyPublishers.ofString(many)));
    Http.post(at(port, "/preview"), many);
    Http.post(at(port, "/preview"), "[" + many.replace("\n", ",") + "]");
    Http.post(at(port, "/preview"), "{}");
    Http.post(alarms, "{\"a\":".repeat(40_000));
  }

  /** Bodies and heads that do not come. */
  private void dawdle() {
    slow.forEach(Soak::end);
    slow.clear();
    for (int i = 0; i < SLOW; i++) {
      String head =
          i % 2 == 0
              ? "POST /alarms HTTP/1.1\r\nHost: b\r\nContent-Type: application/json\r\nAuthorization:"
                  + " Bearer "
                  + TOKEN
                  + "\r\nContent-Length: 100000\r\n\r\n{"
              : "GET /docs HTTP/1.1\r\nX-";
      try {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        slow.add(socket);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException refused) {
        return;
      }
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      Thread.onSpinWait();
    }
  }

  private void probe() {
    long begin = System.nanoTime();
    Http.get(at(probes, "/actuator/health/readiness"));
    slowestProbeMs =
        Math.max(slowestProbeMs, Duration.ofNanos(System.nanoTime() - begin).toMillis());
  }

  private void report(int minute) {
    double heap = Double.MAX_VALUE;
    String metrics = "";
    for (int i = 0; i < 30; i++) {
      Waiting.pause(2);
      metrics = Http.get(at(probes, "/actuator/prometheus")).body();
      heap = Math.min(heap, sum(metrics, "jvm_memory_used_bytes\\{area=\"heap\"[^}]*}"));
    }
    System.out.printf(
        "%d | %.0f | %.0f | %d | %d%n",
        minute,
        heap / 1e6,
        sum(metrics, "jvm_threads_live_threads"),
        scene.directory.resolve("ledger.mv.db").toFile().length() / 1024,
        slowestProbeMs);
  }

  private static double sum(String metrics, String name) {
    Matcher values = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(metrics);
    return values.results().mapToDouble(value -> Double.parseDouble(value.group(1))).sum();
  }

  private static URI at(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
