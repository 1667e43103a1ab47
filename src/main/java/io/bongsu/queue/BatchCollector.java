package io.bongsu.queue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What arrives within a few milliseconds, for one request to SQS. */
final class BatchCollector {

  /** What SQS takes in one request, which every region and every imitation of it does. */
  static final int MAX_ENTRIES = 10;

  private BatchCollector() {}

  /**
   * Adds to a batch what waits, and what comes within a time, until it is full.
   *
   * @param lingerMs how long the first of a batch may wait for others
   */
  static <T> void fill(List<T> batch, BlockingQueue<T> waiting, long lingerMs)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(lingerMs);
    @Nullable T next;
    while (batch.size() < MAX_ENTRIES
        && (next = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS)) != null) {
      batch.add(next);
    }
  }
}
