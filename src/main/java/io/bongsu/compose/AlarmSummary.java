package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is told of one alarm, once a burst has been boiled down.
 *
 * @param alarm the change of state told; for {@code CLEARED} the one into alarm
 * @param lasted how long it was in alarm; null if unknown or not over
 */
record AlarmSummary(Alarm alarm, Told told, @Nullable Duration lasted) {

  /**
   * How things stand. {@code CLEARED}: it came and went within the burst. {@code FLAPPING}: it
   * changes to and fro. {@code CALM}: it did, and now stays as the alarm says.
   */
  enum Told {
    ALARM,
    NO_DATA,
    FLAPPING,
    CALM,
    CLEARED,
    RECOVERED
  }

  boolean over() {
    return switch (told) {
      case ALARM, NO_DATA, FLAPPING -> false;
      case CALM -> alarm.state() == AlarmState.OK;
      case CLEARED, RECOVERED -> true;
    };
  }

  /** The name a person knows, in characters that can be sent; never empty. */
  String resource() {
    String resource = SmsText.clean(alarm.resource());
    String name = resource.isEmpty() ? SmsText.clean(alarm.name()) : resource;
    return name.isEmpty() ? "?" : name;
  }

  /** The same for two alarms on the same metric of the same resource. */
  String subject() {
    String what = alarm.metric() == null ? alarm.name() : alarm.metric().name();
    return alarm.resource() + "\n" + what;
  }
}
