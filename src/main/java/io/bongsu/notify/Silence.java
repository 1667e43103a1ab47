package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Alarms that are not sent for a time: {@code bongsu.silences}. Immutable.
 *
 * @param key where it is configured
 * @param alarm glob over the name; null for all
 * @param serverType null for all
 * @param severity null for all but CRITICAL
 * @param from the first moment
 * @param until the first moment after it
 * @param note may be empty
 */
record Silence(
    String key,
    @Nullable String alarm,
    @Nullable String serverType,
    @Nullable Severity severity,
    Instant from,
    Instant until,
    String note) {

  boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  /**
   * Whether it is about this alarm; never about a recovery, which may be of a text that was sent.
   */
  boolean matches(Alarm candidate) {
    if (candidate.state() == AlarmState.OK) {
      return false;
    }
    boolean severe =
        severity == null
            ? candidate.severity() != Severity.CRITICAL
            : candidate.severity() == severity;
    return severe
        && (serverType == null || serverType.equals(candidate.serverType()))
        && (alarm == null || glob(alarm).matcher(candidate.name()).matches());
  }

  private static Pattern glob(String text) {
    String pattern = Pattern.quote(text.strip()).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
