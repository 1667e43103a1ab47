package io.bongsu.queue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.apache.camel.CamelContext;

/** Counts the alarms that were taken from the queue and are not acknowledged yet. Thread-safe. */
public final class InFlightCount {

  private static final long GLANCE_MS = 5;

  private final AtomicInteger alarms = new AtomicInteger();

  /** The count of the program around, or one of its own where a program does not count. */
  public static InFlightCount in(CamelContext context) {
    InFlightCount counted =
        context.getRegistry().lookupByNameAndType("inFlightCount", InFlightCount.class);
    return counted == null ? new InFlightCount() : counted;
  }

  void increment() {
    alarms.incrementAndGet();
  }

  void decrement() {
    alarms.decrementAndGet();
    synchronized (this) {
      notifyAll();
    }
  }

  /**
   * Waits until there are no more than so many; false if that takes too long. Nobody says when
   * {@code most} changes, so it is asked for again and again.
   */
  public synchronized boolean await(IntSupplier most, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (alarms.get() > most.getAsInt()) {
        long leftMs = (end - System.nanoTime()) / 1_000_000;
        if (leftMs <= 0) {
          return false;
        }
        wait(Math.min(leftMs, GLANCE_MS));
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Alarms whose message is invisible on the queue because this process works on them. */
  public int alarms() {
    return alarms.get();
  }
}
