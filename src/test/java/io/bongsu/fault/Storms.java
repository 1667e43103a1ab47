package io.bongsu.fault;

import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Mishap;
import java.time.Clock;

/** Faults in a storm, whose bursts hold alarms of all teams and server types. */
final class Storms {

  private static final int ALARMS = 400;

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

  static Result answerLost() {
    try (Scene scene = scene()) {
      Child program = scene.start();
      scene.sens.next(3, Mishap.closeAfterAccepting());
      scene.send(ALARMS, 1);
      return end(scene, program, "answer lost in a storm", "3 posts taken, connection closed");
    }
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
