package io.bongsu.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;

/**
 * Counts the messages that could not be read until somebody is notified, which is at once for the
 * first and then once in a while: a topic of unreadable messages must not text anybody every
 * minute. Kept in memory, for the messages themselves are on the dead-letter queue. Thread-safe.
 */
public final class UnreadableCount {

  /**
   * @param count messages since the last notice
   * @param reason why the last of them could not be read
   */
  record Since(int count, String reason) {}

  private final Duration every;
  private final InstantSource clock;
  private @Nullable Instant reportedAt;
  private @Nullable Since since;

  public UnreadableCount(Duration every, InstantSource clock) {
    this.every = every;
    this.clock = clock;
  }

  public synchronized void add(@ExchangeProperty("CamelExceptionCaught") Exception why) {
    String reason = String.valueOf(why.getMessage());
    since = new Since(since == null ? 1 : since.count() + 1, reason);
  }

  /** Whether somebody is still to be notified of some. */
  public synchronized boolean isPending() {
    return since != null;
  }

  /** What is to be reported now; it counts as reported then. */
  synchronized Optional<Since> take() {
    Instant now = clock.instant();
    if (since == null || (reportedAt != null && now.isBefore(reportedAt.plus(every)))) {
      return Optional.empty();
    }
    Optional<Since> due = Optional.of(since);
    since = null;
    reportedAt = now;
    return due;
  }
}
