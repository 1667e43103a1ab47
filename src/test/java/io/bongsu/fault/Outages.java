package io.bongsu.fault;

import io.bongsu.support.Http;
import io.bongsu.support.TcpProxy;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Mishap;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Faults of what the program stands between: SENS, the queue, the clock, the disk. */
final class Outages {

  private Outages() {}

  static Result answerLost() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.start();
      scene.sens.next(3, Mishap.closeAfterAccepting());
      scene.send(60, 1);
      scene.awaitQuiet(90);
      return scene.result("answer lost", "3 posts taken, connection closed");
    }
  }

  static Result answerUnreadable() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.start();
      scene.sens.next(2, Mishap.garbageAfterAccepting());
      scene.send(40, 1);
      scene.awaitQuiet(90);
      return scene.result("answer unreadable", "2 posts taken, 2xx with garbage");
    }
  }

  static Result connectionClosedBefore() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.start();
      scene.sens.next(3, Mishap.closeBeforeAccepting());
      scene.send(60, 1);
      scene.awaitQuiet(90);
      return scene.result("connection closed", "3 posts not taken, no answer");
    }
  }

  static Result answerLate() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.start();
      scene.sens.next(2, Mishap.answerAfter(Duration.ofSeconds(4)));
      scene.sens.listsAfter(Duration.ofMillis(500));
      scene.send(40, 1);
      scene.awaitQuiet(90);
      return scene.result("answer late", "4 s, time-out 2 s; listed after 0.5 s");
    }
  }

  /** A storm of errors that SENS explains. */
  static Result storm(int status) {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.start();
      scene.sens.next(25, Mishap.status(status));
      scene.send(60, 1);
      scene.awaitQuiet(120);
      return scene.result("SENS answers " + status, "25 times");
    }
  }

  static Result wrongKey() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      String right = scene.sens.settings().get("sens.secret-key");
      scene.with("sens.secret-key", "wrong");
      Child first = scene.start();
      scene.send(30, 1);
      Waiting.until(60, "a refusal", () -> first.printed("refused"));
      first.terminate();
      scene.with("sens.secret-key", right);
      scene.start();
      scene.awaitQuiet(90);
      return scene.result("wrong key", "restarted with the right one");
    }
  }

  static Result clockOff() {
    AtomicReference<Duration> off = new AtomicReference<>(Duration.ofMinutes(6));
    Clock moving = new MovingClock(off);
    try (Scene scene = new Scene(moving)) {
      Child first = scene.start();
      scene.send(30, 1);
      Waiting.until(60, "a refusal", () -> first.printed("refused"));
      off.set(Duration.ZERO);
      scene.awaitQuiet(90);
      return scene.result("clock 6 minutes off", "set right after the first refusals");
    }
  }

  static Result queueAway(int seconds) {
    try (Scene scene = new Scene(Clock.systemUTC());
        TcpProxy line = TcpProxy.to(scene.queue.endpoint())) {
      scene.with("bongsu.aws.endpoint", line.endpoint().toString());
      scene.start();
      scene.send(60, 1);
      Waiting.until(60, "a first message", () -> !scene.sens.accepted().isEmpty());
      line.cut();
      scene.send(60, 1);
      Waiting.pause(seconds);
      line.mend();
      scene.awaitQuiet(120);
      return scene.result("queue unreachable", seconds + " s");
    }
  }

  static Result duplicates() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.start();
      scene.send(100, 3);
      scene.awaitQuiet(120);
      return scene.result("duplicate deliveries", "each alarm 3 times");
    }
  }

  /**
   * Somebody deletes the queue while alarms are held, and makes it again. The log must say so in
   * two lines.
   */
  static Result queueDeleted() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.with("bongsu.burst.urgent.first-wait", "4s");
      Child child = scene.start();
      long before = child.log().lines().count();
      scene.send(40, 1);
      Waiting.until(60, "all to be held", () -> scene.queue.visible(Scene.QUEUE) == 0);
      scene.queue.delete(Scene.QUEUE);
      Waiting.until(60, "the messages", () -> scene.result("", "").lost() == 0);
      Waiting.pause(5);
      scene.queue.create(Scene.QUEUE);
      Waiting.until(60, "the end", () -> child.printed("the queue can be reached again"));
      scene.send(40, 1);
      scene.awaitQuiet(60);
      List<String> lines = child.log().lines().skip(before).toList();
      long traces = lines.stream().filter(line -> line.startsWith("\tat ")).count();
      List<String> complaints =
          lines.stream().filter(line -> line.matches(".* (WARN|ERROR) .*")).toList();
      if (traces > 0 || complaints.size() > 1) {
        throw new IllegalStateException(traces + " lines of stack traces, and " + complaints);
      }
      return scene.result("queue deleted and made again", "1 line when it began, 1 when it ended");
    }
  }

  /**
   * SENS answers in nine seconds while ten alarms a second come one by one, one of five critical:
   * delivery is nine times slower than arrival.
   */
  static Result slow() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      int port = Ports.free();
      scene
          .with("server.port", String.valueOf(port))
          .with("sens.response-timeout", "30s")
          .with("bongsu.burst.urgent.first-wait", "100ms")
          .with("bongsu.burst.urgent.window", "100ms")
          .with("bongsu.burst.urgent.max-window", "100ms")
          .with("bongsu.burst.urgent.max-size", "100")
          .with("bongsu.burst.digest.first-wait", "100ms")
          .with("bongsu.burst.digest.window", "100ms")
          .with("bongsu.burst.digest.max-window", "100ms")
          .with("bongsu.burst.digest.max-size", "100")
          .with("bongsu.deliver.late-after", "10s");
      Child child = scene.start();
      scene.sens.always(Mishap.answerAfter(Duration.ofSeconds(9)));
      long start = System.nanoTime();
      for (int i = 0; i < 500; i++) {
        scene.send(1, 1, i % 5 == 0 ? "critical" : "warning");
        Waiting.untilNanos(start + (i + 1) * 100_000_000L);
      }
      String health = Http.get(URI.create("http://127.0.0.1:" + port + "/actuator/health")).body();
      if (!health.contains("\"delivery\":{\"status\":\"DOWN\"")) {
        throw new IllegalStateException("health does not say that delivery is late: " + health);
      }
      scene.awaitQuiet(300);
      Map<Boolean, Double> longest =
          scene.delays().entrySet().stream()
              .collect(
                  Collectors.groupingBy(
                      delay -> Integer.parseInt(delay.getKey().substring(4)) % 5 == 0,
                      Collectors.reducing(
                          0.0, delay -> delay.getValue().toMillis() / 1e3, Double::max)));
      child.terminate();
      return scene.resultOfLedger(
          "SENS answers in 9 s",
          "500 alarms one by one, 10/s; at the most %.0f s for critical ones, %.0f s for others"
              .formatted(longest.get(true), longest.get(false)));
    }
  }

  /** All delays are a twentieth of the defaults, so the outage is one of ten minutes. */
  static Result sensDown() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.with("bongsu.deliver.retry-delay-ms", "50");
      scene.with("bongsu.deliver.retry-max-delay-ms", "1500");
      scene.start();
      scene.sens.always(Mishap.status(503));
      scene.send(200, 1);
      Waiting.pause(30);
      scene.sens.calm();
      scene.awaitQuiet(120);
      return scene.result("SENS down 10 min", "time scaled 1:20, so 30 s");
    }
  }

  static Result diskFull() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      Child child = scene.start(List.of("bash", "-c", "ulimit -f 160; exec \"$0\" \"$@\""));
      for (int i = 0; i < 10; i++) {
        scene.send(100, 1);
        scene.awaitQuiet(120);
      }
      boolean noticed = child.printed("the ledger does not answer");
      return scene.result("disk full", noticed ? "ledger file may not grow" : "NOT REACHED");
    }
  }

  static Result flood(int alarms) {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.start();
      long start = System.nanoTime();
      for (int second = 0; second < 60; second++) {
        scene.send(alarms / 60, 1);
        Waiting.pause(Math.max(0, second + 1 - (System.nanoTime() - start) / 1e9));
      }
      scene.send(alarms % 60, 1);
      scene.awaitQuiet(300);
      return scene.result(
          "%,d alarms in a minute".formatted(alarms),
          "sent after %.0f s".formatted((System.nanoTime() - start) / 1e9));
    }
  }
}
