package io.bongsu.support;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does, which cannot send this one a signal. */
public final class Waiting {

  private static final long CHECK_EVERY_MS = 50;

  private Waiting() {}

  /** Waits for at most so many seconds. */
  public static void until(int seconds, String what, BooleanSupplier condition) {
    until(Duration.ofSeconds(seconds), what, condition);
  }

  public static void until(Duration limit, String what, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + limit + " in vain for " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(CHECK_EVERY_MS));
    }
  }

  public static void pause(double seconds) {
    untilNanos(System.nanoTime() + (long) (seconds * 1e9));
  }

  /** Until the given {@link System#nanoTime}. */
  public static void untilNanos(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
