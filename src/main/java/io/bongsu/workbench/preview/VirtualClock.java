package io.bongsu.workbench.preview;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is put forward: a simulation's only time. Thread-safe. */
public final class VirtualClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private VirtualClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  public static VirtualClock at(Instant now) {
    return new VirtualClock(new AtomicReference<>(now), ZoneOffset.UTC);
  }

  /** Puts the clock forward, and never back. */
  public void forward(Instant to) {
    now.accumulateAndGet(to, (from, wanted) -> wanted.isAfter(from) ? wanted : from);
  }

  /** Begins anew at any time. */
  void startOver(Instant at) {
    now.set(at);
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new VirtualClock(now, other);
  }
}
