package io.bongsu.fault;

import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Attempt;
import io.bongsu.support.sens.Mishap;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Faults in a storm, whose bursts hold alarms of all teams and server types. */
final class Storms {

  private static final int ALARMS = 400;
  private static final int WAVES = 20;
  private static final double SECONDS = 120;

  private Storms() {}

  static Result killed() {
    try (Scene scene = scene()) {
      Child first = scene.start();
      scene.send(ALARMS, 1);
      Waiting.until(60, "a first message", () -> !scene.sens.accepted().isEmpty());
      first.kill();
      return end(scene, scene.start(), "kill -9 in a storm", "after the first message");
    }
  }

  static Result terminated() {
    try (Scene scene = scene()) {
      Child first = scene.start();
      scene.send(ALARMS, 1);
      Waiting.until(60, "a first message", () -> !scene.sens.accepted().isEmpty());
      double seconds = first.terminate();
      return end(
          scene, scene.start(), "SIGTERM in a storm", "ended after %.1f s".formatted(seconds));
    }
  }

  /** The warnings of a digest have become part of the storm's next burst, which is open. */
  static Result killedWhenOvertaken() {
    try (Scene scene =
        scene()
            .with("bongsu.burst.digest.first-wait", "2s")
            .with("bongsu.burst.storm.window", "20s")
            .with("bongsu.burst.storm.max-window", "20s")) {
      Child first = scene.start();
      scene.send(40, 1, "warning");
      scene.send(ALARMS, 1);
      Waiting.until(60, "a first message", () -> !scene.sens.accepted().isEmpty());
      Waiting.pause(4);
      first.kill();
      return end(
          scene,
          scene.start(),
          "kill -9 in a storm that overtook warnings",
          "40 warnings had moved to the open burst");
    }
  }

  static Result answerLost() {
    try (Scene scene = scene()) {
      Child program = scene.start();
      scene.sens.next(3, Mishap.closeAfterAccepting());
      scene.send(ALARMS, 1);
      return end(scene, program, "answer lost in a storm", "3 posts taken, connection closed");
    }
  }

  /**
   * What a storm of two minutes costs in requests to SENS, with the waits of application.yaml.
   *
   * @param minutes how long after the last text requests are counted
   */
  static Result requests(String what, int minutes, Consumer<Scene> carriers) {
    try (Scene scene = asShipped()) {
      carriers.accept(scene);
      Child program = scene.start();
      for (int wave = 0; wave < WAVES; wave++) {
        scene.send(ALARMS / WAVES, 1);
        Waiting.pause(SECONDS / WAVES);
      }
      scene.awaitQuiet(400);
      Waiting.pause(minutes * 60);
      String note = requests(scene.sens.attempts());
      return end(scene, program, "requests in a storm, " + what, note);
    }
  }

  private static String requests(List<Attempt> attempts) {
    long posts = attempts.stream().filter(one -> one.method().equals("POST")).count();
    long lists = attempts.size() - posts;
    return "%d posts and %d lists, so %.3f requests an alarm"
        .formatted(posts, lists, (double) attempts.size() / ALARMS);
  }

  private static Scene asShipped() {
    Scene scene = new Scene(Clock.systemUTC()).with("bongsu.storm.alarms", "30");
    for (String lane : List.of("urgent", "storm")) {
      String key = "bongsu.burst." + lane;
      String window = lane.equals("storm") ? "1m" : "30s";
      scene.with(key + ".first-wait", "3s").with(key + ".window", window);
      scene.with(key + ".max-window", "5m").with(key + ".max-size", "500");
    }
    return scene.with("bongsu.queue.visibility-timeout-seconds", "30");
  }

  private static Result end(Scene scene, Child last, String row, String note) {
    scene.awaitQuiet(120);
    last.terminate();
    return scene.resultOfLedger(row, note + "; counted by the ledger");
  }

  private static Scene scene() {
    return new Scene(Clock.systemUTC())
        .with("bongsu.storm.alarms", "30")
        .with("bongsu.burst.storm.first-wait", "300ms")
        .with("bongsu.burst.storm.window", "500ms")
        .with("bongsu.burst.storm.max-window", "1s")
        .with("bongsu.burst.storm.max-size", "100");
  }
}
