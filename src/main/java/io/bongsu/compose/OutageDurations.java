package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import java.time.Duration;
import java.util.Optional;

/** Knows how long something was in alarm, from what was sent before. */
@FunctionalInterface
public interface OutageDurations {

  /**
   * @param recovery an alarm whose state is OK again
   * @return how long it had lasted; empty if unknown
   */
  Optional<Duration> lasted(Alarm recovery);
}
