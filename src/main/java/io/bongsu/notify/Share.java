package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import java.util.List;

/**
 * What one person receives of a burst.
 *
 * @param person the phone
 * @param alarms at least one, in the order of the burst
 * @param why how the person comes to be notified
 */
public record Share(Recipient person, List<Alarm> alarms, String why) {

  public Share {
    alarms = List.copyOf(alarms);
  }
}
