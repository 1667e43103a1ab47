package io.bongsu.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test advances it. Safe for threads. */
public final class SetClock extends Clock {

  /** 14:02 of 22 November 2026 in Seoul. */
  public static final Instant NOW = Instant.parse("2026-11-22T05:02:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

  public void advance(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("instants have no zone");
  }
}
