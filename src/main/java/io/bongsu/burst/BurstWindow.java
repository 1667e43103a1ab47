package io.bongsu.burst;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the bursts of one group stay open. The first alarm after quiet waits a little, so that
 * what fails together is sent together; what follows within a window waits for the rest of it;
 * while a storm lasts each window is twice as long as the one before, up to a limit.
 *
 * <p>Thread-safe: an aggregator opens a burst under its lock and closes it outside.
 */
final class BurstWindow {

  private final LaneSettings lane;
  private @Nullable Instant due;
  private @Nullable Instant closed;
  private Duration window;

  BurstWindow(LaneSettings lane) {
    this.lane = lane;
    this.window = lane.window();
  }

  /** Opens a burst; one that was still open has just been closed by its size. */
  synchronized void open(Instant now) {
    if (due != null) {
      close(now);
    }
    if (closed == null || isQuiet(now)) {
      window = lane.window();
      due = now.plus(lane.firstWait());
    } else {
      due = closed.plus(window);
      window = shorter(window.multipliedBy(2), lane.maxWindow());
    }
  }

  /** When the open burst is due; null if none is open. */
  synchronized @Nullable Instant due() {
    return due;
  }

  /** Lets the open burst wait no longer than a first one would. */
  synchronized void hurry(Instant now) {
    Instant soon = now.plus(lane.firstWait());
    if (due != null && soon.isBefore(due)) {
      due = soon;
    }
  }

  /** How long the open burst still waits; zero or less when it is due. */
  synchronized Duration remaining(Instant now) {
    return due == null ? Duration.ZERO : Duration.between(now, due);
  }

  /** Closes the open burst, because it was due or full. */
  synchronized void close(Instant now) {
    due = null;
    closed = now;
  }

  /** Whether nothing is open and nothing was sent for a whole window. */
  synchronized boolean isQuiet(Instant now) {
    return due == null && (closed == null || !now.isBefore(closed.plus(window)));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
