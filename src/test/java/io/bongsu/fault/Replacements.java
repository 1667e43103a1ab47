package io.bongsu.fault;

import io.bongsu.support.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A task in the place of another: on its disk, on an empty one, and after a sleep. */
final class Replacements {

  /** Longer than a start takes on a busy machine. */
  private static final int LEASE_SECONDS = 40;

  private Replacements() {}

  /**
   * The next task starts while the disk is still locked for the one before, as on a network file
   * system whose server waits for the lease of a host that is gone. It waits for the ledger,
   * because what was sent is still on the queue.
   */
  static Result onTheSameDisk() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      Child first = scene.start();
      scene.send(200, 1);
      Waiting.until(60, "a first message", () -> !scene.sens.accepted().isEmpty());
      first.kill();
      int left = scene.queue.size(Scene.QUEUE);
      CompletableFuture<Void> lease = lock(scene.directory.resolve("ledger.mv.db"));
      Child next = scene.start();
      scene.send(100, 1);
      lease.join();
      scene.awaitQuiet(120);
      return scene.result(
          "task replaced, the ledger still locked",
          "the lock stood for %d s; %d were on the queue".formatted(LEASE_SECONDS, left));
    }
  }

  /** Locks the file from outside of the program; done when the lock is released. */
  private static CompletableFuture<Void> lock(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new IllegalStateException("the first task still has " + file);
      }
      return CompletableFuture.runAsync(
          () -> {
            try {
              channel.close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          },
          CompletableFuture.delayedExecutor(LEASE_SECONDS, TimeUnit.SECONDS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
          .with("bongsu.remind.after", "0")
          .with("bongsu.receipt.deadline", "1s")
          .with("AWS_ENDPOINT_URL_ECS", service.endpoint());
      service.run(scene::start);
      service.wake();
      service.awaitRunning(120);
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
