package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import java.util.List;

/**
 * Alarms of one team and server type that are told in one message.
 *
 * @param lane the lane that gathered them, such as {@code urgent}
 * @param alarms at least one, in the order in which they came
 */
public record Burst(String lane, List<Alarm> alarms) {

  public Burst {
    alarms = List.copyOf(alarms);
    if (alarms.isEmpty()) {
      throw new IllegalArgumentException("a burst needs an alarm");
    }
  }

  public String team() {
    return alarms.get(0).team();
  }

  public String serverType() {
    return alarms.get(0).serverType();
  }

  public int size() {
    return alarms.size();
  }
}
