package io.bongsu.share;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the database's clock shows, without asking it again: its last answer and the time that has
 * passed since, which is never too late. Unknown once the last answer is old. Thread-safe.
 */
final class DatabaseTime {

  private static final Duration FRESH = Duration.ofSeconds(3);

  private record Answer(Instant time, long nanos) {}

  private final LongSupplier nanoTime;
  private volatile @Nullable Answer last;

  DatabaseTime(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void answered(Instant time) {
    last = new Answer(time, nanoTime.getAsLong());
  }

  /** The time now; empty if the ledger has not answered lately. */
  Optional<Instant> now() {
    Answer answer = last;
    if (answer == null) {
      return Optional.empty();
    }
    Duration since = Duration.ofNanos(nanoTime.getAsLong() - answer.nanos());
    return since.compareTo(FRESH) > 0 ? Optional.empty() : Optional.of(answer.time().plus(since));
  }
}
