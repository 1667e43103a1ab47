package io.bongsu.fault;

import io.bongsu.support.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A task in the place of another: on its disk, on an empty one, and after a sleep. */
final class Replacements {

  private Replacements() {}

  /**
   * The next task starts while the disk is still locked by the one before, as on a network file
   * system whose server has not noticed yet that a host is gone.
   */
  static Result onTheSameDisk() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.with("spring.datasource.hikari.initialization-fail-timeout", "60000");
      Child first = scene.start();
      scene.send(200, 1);
      Waiting.until(60, "a first message", () -> !scene.sens.accepted().isEmpty());
      CompletableFuture<Void> end =
          CompletableFuture.runAsync(
              first::kill, CompletableFuture.delayedExecutor(15, TimeUnit.SECONDS));
      Child second = scene.start();
      end.join();
      scene.send(100, 1);
      scene.awaitQuiet(120);
      boolean waited = second.log().contains("already in use");
      return scene.result(
          "task replaced, the ledger still locked",
          "the second waited for the lock" + (waited ? "" : ", which it never met"));
    }
  }

  /** What was sent is forgotten with the disk; what was not stands on the queue. */
  static Result onAnEmptyDisk() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      Child first = scene.start();
      scene.send(200, 1);
      Waiting.until(60, "a first message", () -> !scene.sens.accepted().isEmpty());
      first.kill();
      int left = scene.queue.size(Scene.QUEUE);
      deleteLedger(scene.directory);
      scene.start();
      scene.awaitQuiet(120);
      return scene
          .result("disk lost under load", left + " were on the queue; doubled is allowed")
          .allowing(left);
    }
  }

  private static void deleteLedger(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> ledger =
          files.filter(file -> file.getFileName().toString().startsWith("ledger")).toList();
      for (Path file : ledger) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Alarms that come ever closer to the moment at which the program decides to end. */
  static Result asleep() {
    try (Scene scene = new Scene(Clock.systemUTC());
        FakeService service = new FakeService()) {
      scene
          .with("bongsu.idle-exit", "4s")
          .with("bongsu.idle-service", "bongsu/bongsu")
          .with("bongsu.receipt.deadline", "1s")
          .with("AWS_ENDPOINT_URL_ECS", service.endpoint());
      service.run(scene::start);
      for (int round = 0; round < 10; round++) {
        scene.send(3, 1);
        service.wake();
        scene.awaitQuiet(120);
        pause(Duration.ofMillis(3800 + 150L * round));
      }
      service.awaitAsleep(60);
      return scene.result(
          "asleep, woken and put to sleep again",
          service.starts() + " starts, " + service.stops() + " ends");
    }
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Waiting.until(time.plusSeconds(5), "the pause", () -> System.nanoTime() >= end);
  }
}
