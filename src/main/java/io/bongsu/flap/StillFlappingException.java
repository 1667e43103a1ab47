package io.bongsu.flap;

import io.bongsu.alarm.Alarm;

/** The program stops while an alarm flaps; its last change comes back from the queue. */
final class StillFlappingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StillFlappingException(Alarm alarm) {
    super(
        "the program stops while alarm "
            + alarm.label()
            + " changes to and fro; its last change is sent when it comes back from the queue");
  }
}
