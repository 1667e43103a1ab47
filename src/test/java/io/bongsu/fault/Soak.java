package io.bongsu.fault;

import io.bongsu.support.Http;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Mishap;
import java.io.IOException;
import java.net.InetAddress;
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
 * Everything at once, for as many minutes as the first argument says (30), with as many alarms a
 * second as the second says (10), and the rest in proportion: alarms, each twice, poison, hostile
 * messages, requests without a token, batches too large, previews, slow bodies and heads, and a
 * SENS that fails now and then. Prints each minute what the program takes, and at the end what was
 * lost or doubled. docs/reliability.md says how to run it.
 */
public final class Soak {

  private static final int RATE = 10;
  private static final int SLOW = 60;
  private static final String TOKEN = Http.TOKEN;

  private final Scene scene = new Scene(Clock.systemUTC());
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(6);
  private final List<Socket> slow = Collections.synchronizedList(new ArrayList<>());
  private final int port = Ports.free();
  private final int probes = Ports.free();
  private volatile long slowestProbeMs;

  private Soak() {}

  public static void main(String[] arguments) throws IOException {
    int minutes = arguments.length == 0 ? 30 : Integer.parseInt(arguments[0]);
    int rate = arguments.length < 2 ? RATE : Integer.parseInt(arguments[1]);
    new Soak().run(minutes, rate);
    System.exit(0);
  }

  private void run(int minutes, int rate) throws IOException {
    scene
        .with("server.port", String.valueOf(port))
        .with("bongsu.probe.port", String.valueOf(probes))
        .with("bongsu.ingest.token", TOKEN)
        .with("bongsu.ingest.sns-topics", "arn:aws:sns:ap-northeast-2:000000000000:alarms");
    List<String> hostile = new ArrayList<>(Attacks.fields().values());
    int pauseMs = 200 * RATE / rate;
    try (scene;
        Child child = scene.start()) {
      threads.scheduleAtFixedRate(quiet(() -> scene.send(rate, 2)), 0, 1, TimeUnit.SECONDS);
      threads.scheduleAtFixedRate(
          quiet(() -> hostile.forEach(text -> scene.queue.put(Scene.QUEUE, text))),
          20,
          20,
          TimeUnit.SECONDS);
      threads.scheduleAtFixedRate(
          quiet(
              () -> {
                scene.sens.next(3, Mishap.status(503));
                scene.sens.next(1, Mishap.closeAfterAccepting());
              }),
          30,
          30,
          TimeUnit.SECONDS);
      threads.scheduleAtFixedRate(
          quiet(() -> scene.queue.put(Scene.QUEUE, "poison")), 0, 5, TimeUnit.SECONDS);
      threads.scheduleWithFixedDelay(quiet(this::attack), 0, pauseMs, TimeUnit.MILLISECONDS);
      threads.scheduleWithFixedDelay(quiet(this::dawdle), 0, 8, TimeUnit.SECONDS);
      threads.scheduleWithFixedDelay(quiet(this::probe), 0, 1, TimeUnit.SECONDS);
      System.out.println("minute | heap MB after a collection | threads | ledger KB | probe ms");
      for (int minute = 1; minute <= minutes && child.isAlive(); minute++) {
        report(minute, child);
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
    Http.post(at(port, "/sns"), many);
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

  private void report(int minute, Child child) {
    Waiting.pause(60);
    child.collectGarbage();
    String metrics = Http.get(at(probes, "/actuator/prometheus")).body();
    double heap = sum(metrics, "jvm_memory_used_bytes\\{area=\"heap\"[^}]*}");
    System.out.printf(
        "%d | %.0f | %.0f | %d | %d%n",
        minute,
        heap / 1e6,
        sum(metrics, "jvm_threads_live_threads"),
        scene.directory.resolve("ledger.mv.db").toFile().length() / 1024,
        slowestProbeMs);
    slowestProbeMs = 0;
  }

  private static double sum(String metrics, String name) {
    Matcher values = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(metrics);
    return values.results().mapToDouble(value -> Double.parseDouble(value.group(1))).sum();
  }

  private static URI at(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
