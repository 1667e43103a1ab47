package io.bongsu.workbench.preview;

import java.time.Duration;

/**
 * Until when a preview may take: looked at between documents and at each step of a route, so that
 * one document with much to do does not outlast it. Thread-safe.
 */
final class PreviewDeadline {

  /** Before the first preview. */
  private static final Duration NONE = Duration.ofDays(365);

  private volatile long end = System.nanoTime() + NONE.toNanos();
  private volatile Duration limit = NONE;

  /** The next preview begins now. */
  void begin(Duration most) {
    limit = most;
    end = System.nanoTime() + most.toNanos();
  }

  /**
   * @throws PreviewTooLongException if the time is over
   */
  void check() {
    if (left().compareTo(Duration.ZERO) <= 0) {
      throw new PreviewTooLongException(limit);
    }
  }

  Duration left() {
    return Duration.ofNanos(end - System.nanoTime());
  }
}
