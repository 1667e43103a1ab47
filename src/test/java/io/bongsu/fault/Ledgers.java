package io.bongsu.fault;

import io.bongsu.support.Postgres;
import io.bongsu.support.TcpProxy;
import io.bongsu.support.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A ledger in trouble, at the start and later: alarms are sent within ten seconds all the same. */
final class Ledgers {

  private static final double IN_TIME_SECONDS = 10;

  private Ledgers() {}

  /**
   * Nothing can be written from the start on; needs root on Linux, for a file system of its own.
   */
  static Result diskFullAtTheStart() {
    try (Scene scene = new Scene(Clock.systemUTC());
        Disk disk = Disk.of(scene.directory.resolve("disk"), "64k")) {
      disk.fill();
      scene.with("spring.datasource.url", disk.url());
      Child child = scene.start();
      for (int i = 0; i < 5; i++) {
        scene.send(20, 1);
        scene.awaitQuiet(60);
      }
      boolean seen = child.printed("the ledger does not answer");
      disk.empty();
      scene.send(20, 1);
      scene.awaitQuiet(60);
      return inTime(scene, "disk full at the start", seen ? "file system of 64 KiB" : "NOT SEEN");
    }
  }

  /** As a volume that the host has remounted after an error of its own. */
  static Result readOnly() {
    try (Scene scene = new Scene(Clock.systemUTC());
        Disk disk = Disk.of(scene.directory.resolve("disk"), "20m")) {
      scene.with("spring.datasource.url", disk.url());
      Child first = scene.start();
      scene.send(20, 1);
      scene.awaitQuiet(60);
      first.terminate();
      disk.remount("ro");
      Child second = scene.start();
      scene.send(40, 1);
      scene.awaitQuiet(60);
      boolean seen = second.printed("ledger");
      disk.remount("rw");
      scene.send(20, 1);
      scene.awaitQuiet(60);
      return inTime(scene, "ledger read-only at the start", seen ? "remounted" : "NOT SEEN");
    }
  }

  /** Two tasks by mistake: the second has no ledger, and sends. */
  static Result secondProcess() {
    try (Scene scene = new Scene(Clock.systemUTC())) {
      scene.with("bongsu.ledger.wait-for-lock", "1s");
      scene.start();
      scene.start();
      double undisturbed = undisturbed(scene);
      pour(scene, 10);
      scene.awaitQuiet(60);
      return inTime(
          scene, "two processes on one H2 file", "the second without a ledger", undisturbed);
    }
  }

  static Result restarted() {
    Path data = directory();
    try (Scene scene = new Scene(Clock.systemUTC())) {
      Postgres first = Postgres.start(data, 0);
      scene
          .with("spring.datasource.url", first.url())
          .with("spring.datasource.username", first.user());
      Child child = scene.start();
      double undisturbed = undisturbed(scene);
      first.close();
      pour(scene, 5);
      try (Postgres second = Postgres.start(data, first.port())) {
        pour(scene, 10);
        scene.awaitQuiet(60);
        Waiting.until(30, "the ledger", () -> child.printed("the ledger answers again"));
      }
      return inTime(scene, "PostgreSQL restarted under load", "15 alarms/s", undisturbed);
    }
  }

  /** Takes everything and answers nothing, with a URL that sets no time-out. */
  static Result frozen() {
    try (Postgres postgres = Postgres.start();
        TcpProxy network = TcpProxy.to(URI.create(postgres.url().substring("jdbc:".length())));
        Scene scene = new Scene(Clock.systemUTC())) {
      scene
          .with(
              "spring.datasource.url",
              "jdbc:postgresql://127.0.0.1:" + network.endpoint().getPort() + "/postgres")
          .with("spring.datasource.username", postgres.user());
      scene.start();
      double undisturbed = undisturbed(scene);
      network.freeze();
      pour(scene, 40);
      network.thaw();
      pour(scene, 5);
      scene.awaitQuiet(60);
      return inTime(
          scene, "PostgreSQL frozen for 40 s", "no `socketTimeout`; 15 alarms/s", undisturbed);
    }
  }

  private static void pour(Scene scene, int seconds) {
    long begin = System.nanoTime();
    for (int second = 0; second < seconds; second++) {
      scene.send(15, 1);
      Waiting.untilNanos(begin + (second + 1) * 1_000_000_000L);
    }
  }

  /** The longest delay without a fault, in seconds: a busy machine is slow by itself. */
  private static double undisturbed(Scene scene) {
    pour(scene, 5);
    scene.awaitQuiet(60);
    scene.isWarm();
    pour(scene, 5);
    scene.awaitQuiet(60);
    double longest = scene.longestDelay();
    scene.isWarm();
    return longest;
  }

  private static Result inTime(Scene scene, String row, String note) {
    return inTime(scene, row, note, 0);
  }

  private static Result inTime(Scene scene, String row, String note, double undisturbed) {
    double longest = scene.longestDelay();
    if (longest > IN_TIME_SECONDS + undisturbed) {
      throw new IllegalStateException(
          "an alarm was sent after %.1f s, without the fault after %.1f s"
              .formatted(longest, undisturbed));
    }
    String without = undisturbed == 0 ? "" : ", without the fault %.1f s".formatted(undisturbed);
    return scene.result(row, "%s; each sent within %.1f s%s".formatted(note, longest, without));
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("bongsu-fault-data-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
