package io.bongsu.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, as far off as is said. */
final class MovingClock extends Clock {

  private final AtomicReference<Duration> off;

  MovingClock(AtomicReference<Duration> off) {
    this.off = off;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(off.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
