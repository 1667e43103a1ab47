package io.bongsu.fault;

import io.bongsu.support.Postgres;
import io.bongsu.support.Waiting;
import java.time.Clock;
import java.util.function.BiConsumer;

/** Processes that end in order, and processes that share a ledger. */
final class Deploys {

  private Deploys() {}

  static Result terminated() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      Child first = scene.start();
      scene.send(400, 1);
      Waiting.until(60, "a first message", () -> !scene.sens.accepted().isEmpty());
      double seconds = first.terminate();
      scene.start();
      scene.awaitQuiet(120);
      return scene.result("SIGTERM under load", "ended after %.1f s".formatted(seconds));
    }
  }

  /** The old process ends after the new one has begun, on a shared ledger. */
  static Result rolled() {
    try (Postgres postgres = Postgres.start();
        Scene scene = new Scene(Clock.systemUTC())) {
      shared(scene, postgres);
      Child first = scene.start();
      scene.send(200, 1);
      scene.start();
      scene.send(200, 1);
      double seconds = first.terminate();
      scene.send(100, 1);
      scene.awaitQuiet(120);
      return scene.result("rolling deploy", "PostgreSQL; ended after %.1f s".formatted(seconds));
    }
  }

  static Result replicaKilled() {
    try (Postgres postgres = Postgres.start();
        Scene scene = new Scene(Clock.systemUTC())) {
      shared(scene, postgres);
      Child first = scene.start();
      scene.start();
      scene.send(300, 2);
      Waiting.until(60, "a first message", () -> !scene.sens.accepted().isEmpty());
      first.kill();
      scene.send(100, 1);
      scene.awaitQuiet(120);
      return scene.result("two replicas, one killed", "PostgreSQL; 300 of them on the queue twice");
    }
  }

  /** The alarms come for ten seconds, in which one process has five windows. */
  private static final int WINDOWS = 5;

  /** One message for each window, as one process would send; with bursts of their own, two. */
  static Result sharedStorm() {
    int apart = storm("false", (first, second) -> {}, "apart").messages();
    Result shared =
        storm(
            "true",
            (first, second) -> {},
            "storm over two replicas",
            "PostgreSQL; %d messages with bursts of their own; counted by the ledger"
                .formatted(apart));
    if (shared.messages() > WINDOWS + 1 || apart <= shared.messages()) {
      throw new IllegalStateException(
          "%d messages, with bursts of their own %d".formatted(shared.messages(), apart));
    }
    return shared;
  }

  static Result sharedStormFirstKilled() {
    return storm("true", (first, second) -> first.kill(), "the first killed");
  }

  static Result sharedStormSecondKilled() {
    return storm("true", (first, second) -> second.kill(), "the second killed");
  }

  static Result sharedStormFirstTerminated() {
    return storm("true", (first, second) -> first.terminate(), "SIGTERM for the first");
  }

  static Result sharedStormSecondTerminated() {
    return storm("true", (first, second) -> second.terminate(), "SIGTERM for the second");
  }

  private static Result storm(
      String share, BiConsumer<Child, Child> inTheMiddle, String what, String... note) {
    try (Postgres postgres = Postgres.start();
        Scene scene = new Scene(Clock.systemUTC())) {
      shared(scene, postgres);
      scene
          .with("bongsu.ledger.share-bursts", share)
          .with("bongsu.burst.urgent.first-wait", "2s")
          .with("bongsu.burst.urgent.window", "3s")
          .with("bongsu.burst.urgent.max-window", "3s")
          .with("bongsu.burst.urgent.max-size", "500");
      Child first = scene.start();
      Child second = scene.start();
      Waiting.pause(2);
      for (int part = 0; part < 20; part++) {
        long next = System.nanoTime() + 500_000_000L;
        scene.send(20, 1);
        if (part == 9) {
          inTheMiddle.accept(first, second);
        }
        Waiting.untilNanos(next);
      }
      scene.awaitQuiet(120);
      return scene.resultOfLedger(
          note.length == 0 ? "storm over two replicas, " + what : what,
          note.length == 0 ? "PostgreSQL; counted by the ledger" : note[0]);
    }
  }

  private static void shared(Scene scene, Postgres postgres) {
    scene
        .with("spring.datasource.url", postgres.url())
        .with("spring.datasource.username", postgres.user());
  }
}
