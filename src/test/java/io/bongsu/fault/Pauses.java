package io.bongsu.fault;

import io.bongsu.support.Postgres;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Mishap;
import java.time.Clock;
import java.time.Duration;

/**
 * A process that is suspended and goes on, as under a debugger, on a host that moves, or when a
 * laptop sleeps. All waits are a tenth of the defaults, so thirty seconds stand for five minutes.
 */
final class Pauses {

  private static final int SECONDS = 30;

  private Pauses() {}

  static Result suspended() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      return pause(scene, "suspended", "no other replica");
    }
  }

  /** The other replica takes over what the suspended one was about to send. */
  static Result replicaSuspended() {
    try (Postgres postgres = Postgres.start();
        Scene scene = new Scene(Clock.systemUTC())) {
      scene
          .with("spring.datasource.url", postgres.url())
          .with("spring.datasource.username", postgres.user());
      return pause(scene, "one of two replicas suspended", "PostgreSQL");
    }
  }

  /** Stopped while messages are on their way to SENS, with more alarms coming meanwhile. */
  private static Result pause(Scene scene, String row, String note) {
    Child child = scene.start();
    if (note.equals("PostgreSQL")) {
      scene.start();
    }
    scene.sens.always(Mishap.answerAfter(Duration.ofMillis(500)));
    scene.send(100, 1);
    Waiting.until(60, "a first message", () -> !scene.sens.accepted().isEmpty());
    child.signal("STOP");
    scene.send(50, 1);
    Waiting.pause(SECONDS);
    child.signal("CONT");
    scene.send(50, 1);
    long goesOn = System.nanoTime();
    scene.awaitQuiet(90);
    return scene.result(
        row,
        "%s; SIGSTOP for %d s at a tenth of the waits; all sent and deleted %.0f s after SIGCONT"
            .formatted(note, SECONDS, (System.nanoTime() - goesOn) / 1e9));
  }
}
