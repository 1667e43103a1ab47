package io.bongsu.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The one type that both databases take for a point in time. */
final class Sql {

  /**
   * How far ahead a time in the ledger may be: what is further was written before the clock was set
   * back, and counts as due rather than waiting until the clock is there again.
   */
  static final Duration SKEW = Duration.ofMinutes(1);

  private Sql() {}

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
