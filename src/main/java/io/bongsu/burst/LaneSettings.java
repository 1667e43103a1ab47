package io.bongsu.burst;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one lane gathers alarms: {@code bongsu.burst.<lane>.*}.
 *
 * @param firstWait how long the first alarm after quiet waits for others
 * @param window how long the alarms that follow are gathered
 * @param maxWindow how far the window grows while a storm lasts
 * @param maxSize alarms in a burst at the most; 1 sends every alarm by itself
 */
record LaneSettings(Duration firstWait, Duration window, Duration maxWindow, int maxSize) {

  /** Refuses what is missing or cannot work, naming the key. */
  void check(String lane) {
    String prefix = "bongsu.burst." + lane + ".";
    checked(prefix + "first-wait", firstWait);
    checked(prefix + "window", window);
    checked(prefix + "max-window", maxWindow);
    if (maxSize < 1) {
      throw new SettingException(prefix + "max-size", "must be at least 1");
    }
  }

  /** The same wait; what is not set is null here, whatever the record says. */
  static Duration checked(String key, @Nullable Duration wait) {
    if (wait == null) {
      throw SettingException.missing(key);
    }
    if (wait.isNegative()) {
      throw new SettingException(key, "must not be negative");
    }
    return wait;
  }
}
