package io.bongsu.burst;

import org.jspecify.annotations.Nullable;

/** Something that is no alarm came to where alarms are gathered. */
final class NoAlarmException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoAlarmException(@Nullable Object body) {
    super(
        "alarm-burst-action gathers bodies of class io.bongsu.alarm.Alarm and got "
            + (body == null ? "none" : "a " + body.getClass().getName())
            + "; put cloudwatch-alarm-source, or a step that reads the alarm, before it");
  }
}
