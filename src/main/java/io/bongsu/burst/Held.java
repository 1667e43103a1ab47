package io.bongsu.burst;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the alarms that were taken from the queue and are not acknowledged yet. Thread-safe. */
public final class Held {

  private final AtomicInteger alarms = new AtomicInteger();

  void increment() {
    alarms.incrementAndGet();
  }

  void decrement() {
    alarms.decrementAndGet();
  }

  /** Alarms whose message is invisible on the queue because this process works on them. */
  public int alarms() {
    return alarms.get();
  }
}
