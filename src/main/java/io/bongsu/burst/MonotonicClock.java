package io.bongsu.burst;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time that waits are measured by: it begins with the wall clock's and then only runs, however
 * that is set. What a person reads, and what other machines compare, comes from the wall clock.
 * Thread-safe.
 */
public final class MonotonicClock implements InstantSource {

  private final Instant begin;
  private final long beginNanos;
  private final LongSupplier nanoTime;

  MonotonicClock(Instant begin, LongSupplier nanoTime) {
    this.begin = begin;
    this.nanoTime = nanoTime;
    this.beginNanos = nanoTime.getAsLong();
  }

  /** For a program that runs on this clock: a clock that a simulation moves is followed. */
  public static InstantSource of(Clock clock) {
    return clock.equals(Clock.systemUTC())
        ? new MonotonicClock(clock.instant(), System::nanoTime)
        : clock::instant;
  }

  @Override
  public Instant instant() {
    return begin.plusNanos(nanoTime.getAsLong() - beginNanos);
  }
}
