package io.bongsu.remind;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reminders of open CRITICAL alarms: {@code bongsu.remind.*}.
 *
 * @param after the first reminder comes so long after the text; each gap is twice the one before.
 *     Zero for none
 * @param max the longest gap
 * @param checkPeriodMs how often the program checks what is due, in milliseconds
 */
@ConfigurationProperties("bongsu.remind")
public record RemindProperties(
    @DefaultValue("10m") Duration after,
    @DefaultValue("4h") Duration max,
    @DefaultValue("10000") long checkPeriodMs) {

  public RemindProperties {
    if (after.isNegative()) {
      throw new SettingException("bongsu.remind.after", "must not be negative; 0 for no reminders");
    }
    if (max.compareTo(after) < 0) {
      throw new SettingException(
          "bongsu.remind.max", "must not be shorter than bongsu.remind.after");
    }
    if (checkPeriodMs < 1) {
      throw new SettingException("bongsu.remind.check-period-ms", "must be at least 1");
    }
  }

  boolean isOn() {
    return !after.isZero();
  }

  /** The time between one reminder, or the first text, and the next. */
  Duration gap(int reminders) {
    Duration gap = after;
    for (int i = 0; i < reminders && gap.compareTo(max) < 0; i++) {
      gap = gap.multipliedBy(2);
    }
    return gap.compareTo(max) < 0 ? gap : max;
  }

  /** What is due so soon after a reminder goes with it. */
  Duration together() {
    Duration quarter = after.dividedBy(4);
    Duration most = Duration.ofMinutes(2);
    return quarter.compareTo(most) < 0 ? quarter : most;
  }
}
