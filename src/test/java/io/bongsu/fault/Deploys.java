package io.bongsu.fault;

import io.bongsu.support.Postgres;
import io.bongsu.support.Waiting;
import java.time.Clock;

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
      return scene.result("two replicas, one killed", "PostgreSQL; 300 of them sent twice");
    }
  }

  private static void shared(Scene scene, Postgres postgres) {
    scene
        .with("spring.datasource.url", postgres.url())
        .with("spring.datasource.username", postgres.user());
  }
}
