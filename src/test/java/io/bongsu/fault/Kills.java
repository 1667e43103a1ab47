package io.bongsu.fault;

import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Mishap;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** SIGKILL at a given point of the way of an alarm, then a restart on the same ledger. */
final class Kills {

  private static final int ALARMS = 30;

  /** What the status of a process is that SIGKILL has ended. */
  private static final int KILLED = 128 + 9;

  private Kills() {}

  /** What happens just before the step, and the id of the step. */
  static Map<String, String> points() {
    Map<String, String> points = new LinkedHashMap<>();
    points.put("message taken, before it is read", "classify-document-read");
    points.put("alarm read, before it is claimed", "classify-alarm-once");
    points.put("alarm claimed, before it is classified", "classify-alarm-decide");
    points.put("alarm classified, before it is routed", "route-alarm-lane");
    points.put("acknowledgement held, before the burst", "burst-gather");
    points.put("burst closed, before it is composed", "notify-burst-who");
    points.put("message composed, before the ledger", "deliver-messages-write");
    points.put("message in the ledger, before the attempt", "deliver-part-attempt");
    points.put("attempt paced, before it is noted", "deliver-post-note");
    points.put("attempt noted, before the post", "deliver-once-unconfirmed");
    points.put("answer read, before it is judged", "deliver-once-accept");
    points.put("answer judged, before the ledger", "deliver-accepted-write");
    points.put("acceptance in the ledger, before the status", "deliver-accepted-status");
    points.put("status logged, before the acknowledgement", "status-outcome-count");
    return points;
  }

  /** Kills before the step when it is passed for the n-th time. */
  static Result at(String what, String step, int passage) {
    try (Scene scene = new Scene(Clock.systemUTC());
        Breakpoint point = Breakpoint.before(step, passage, scene.directory.resolve("routes"))) {
      scene.with("bongsu.routes", "file:" + scene.directory.resolve("routes") + "/*.camel.yaml");
      Child first = scene.start();
      scene.send(ALARMS, 1);
      point.awaitReached();
      first.kill();
      scene.start();
      scene.awaitQuiet(90);
      return scene.result("kill -9: " + what, "before `" + step + "`");
    }
  }

  /** Kills while SENS has the message and has not answered. */
  static Result afterPost() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.with("sens.response-timeout", "60s");
      Child first = scene.start();
      scene.sens.next(1, Mishap.hangAfterAccepting());
      scene.send(ALARMS, 1);
      Waiting.until(60, "SENS to take a message", () -> !scene.sens.accepted().isEmpty());
      first.kill();
      scene.start();
      scene.awaitQuiet(90);
      return scene.result("kill -9: posted, before the answer", "SENS has it");
    }
  }

  /** Kills while a queue full of finished work is being acknowledged. */
  static Result whileAcknowledging() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      Child first = scene.start();
      scene.send(ALARMS, 1);
      Waiting.until(60, "the first deletions", () -> scene.queue.size(Scene.QUEUE) < ALARMS);
      first.kill();
      int left = scene.queue.size(Scene.QUEUE);
      scene.start();
      scene.awaitQuiet(90);
      return scene.result("kill -9: while messages are deleted", left + " were left to delete");
    }
  }

  /** Kills the process that settles what the first left, too. */
  static Result whileSettling() {
    try (Scene scene = new Scene(Clock.systemUTC());
        Breakpoint point =
            Breakpoint.before(
                "deliver-unconfirmed-message", 1, scene.directory.resolve("routes"))) {
      scene.with("bongsu.routes", "file:" + scene.directory.resolve("routes") + "/*.camel.yaml");
      scene.with("sens.response-timeout", "60s");
      Child first = scene.start();
      scene.sens.next(1, Mishap.hangAfterAccepting());
      scene.send(ALARMS, 1);
      Waiting.until(60, "SENS to take a message", () -> !scene.sens.accepted().isEmpty());
      first.kill();
      Child second = scene.start();
      point.awaitReached();
      second.kill();
      scene.start();
      scene.awaitQuiet(90);
      return scene.result("kill -9: twice, again while confirming", "three processes");
    }
  }

  /** The kernel kills, as it does to a container that would have more memory than it may. */
  static Result byMemory() {
    try (MemoryLimit memory = MemoryLimit.create();
        Scene scene = new Scene(Clock.systemUTC())) {
      Child first = scene.start(memory.launcher());
      scene.send(400, 1);
      Waiting.until(60, "a first message", () -> !scene.sens.accepted().isEmpty());
      Waiting.until(
          60,
          "the kernel to kill",
          () -> {
            memory.squeeze();
            return !first.isAlive();
          });
      if (first.status() != KILLED) {
        throw new IllegalStateException("it ended with status " + first.status());
      }
      int left = scene.queue.size(Scene.QUEUE);
      scene.start();
      scene.awaitQuiet(120);
      return scene.result("killed at the memory limit", left + " were on the queue");
    }
  }
}
