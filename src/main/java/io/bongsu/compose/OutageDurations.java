package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import java.time.Duration;
import java.util.Optional;

/** Knows how long something was in alarm, from what was told before. */
@FunctionalInterface
public interface OutageDurations {

  /**
   * @param recovery an alarm whose state is OK again
   * @return how long it had lasted; empty if nobody knows
   */
  Optional<Duration> lasted(Alarm recovery);
}
