package io.bongsu.burst;

import io.bongsu.settings.SettingException;
import java.time.Duration;

/**
 * How one lane gathers alarms: {@code bongsu.burst.<lane>.*}.
 *
 * @param firstWait how long the first alarm after quiet waits for others
 * @param window how long the alarms that follow are gathered
 * @param maxWindow how far the window grows while a storm lasts
 * @param maxSize alarms in a burst at the most; 1 sends every alarm by itself
 */
record LaneSettings(Duration firstWait, Duration window, Duration maxWindow, int maxSize) {

  /** Refuses what cannot work, naming the key. */
  void check(String lane) {
    String prefix = "bongsu.burst." + lane + ".";
    refuseIf(firstWait.isNegative(), prefix + "first-wait", "must not be negative");
    refuseIf(window.isNegative(), prefix + "window", "must not be negative");
    refuseIf(maxSize < 1, prefix + "max-size", "must be at least 1");
  }

  private static void refuseIf(boolean wrong, String key, String problem) {
    if (wrong) {
      throw new SettingException(key, problem);
    }
  }
}
