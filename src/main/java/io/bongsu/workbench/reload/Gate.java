package io.bongsu.workbench.reload;

import java.time.Duration;

/** Lets exchanges in while it is open, and knows how many are inside. Thread-safe. */
final class Gate {

  private int inside;
  private boolean closed;

  /** Goes in, if need be once it is open again; false if that takes longer than the limit. */
  synchronized boolean enter(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (closed) {
      if (!rest(end)) {
        return false;
      }
    }
    inside++;
    return true;
  }

  synchronized void leave() {
    inside--;
    notifyAll();
  }

  synchronized void close() {
    closed = true;
  }

  synchronized void open() {
    closed = false;
    notifyAll();
  }

  /** Waits until nobody is inside; false if that takes longer than the limit. */
  synchronized boolean awaitEmpty(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (inside > 0) {
      if (!rest(end)) {
        return false;
      }
    }
    return true;
  }

  private boolean rest(long end) throws InterruptedException {
    long leftMs = (end - System.nanoTime()) / 1_000_000;
    if (leftMs <= 0) {
      return false;
    }
    wait(leftMs);
    return true;
  }
}
