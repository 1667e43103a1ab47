package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import java.util.ArrayList;
import java.util.List;

/**
 * Alarms of one team and server type that are sent in one message.
 *
 * @param lane the lane that gathered them, such as {@code urgent}
 * @param alarms at least one, in the order in which they came
 */
public record Burst(String lane, List<Alarm> alarms) implements Gathered {

  public Burst {
    alarms = List.copyOf(alarms);
    if (alarms.isEmpty()) {
      throw new IllegalArgumentException("a burst needs an alarm");
    }
  }

  /** This burst and one alarm more. */
  Burst with(Alarm alarm) {
    List<Alarm> more = new ArrayList<>(alarms);
    more.add(alarm);
    return new Burst(lane, more);
  }

  @Override
  public String group() {
    return Gathered.groupOf(lane, alarms.get(0));
  }

  public String team() {
    return alarms.get(0).team();
  }

  public String serverType() {
    return alarms.get(0).serverType();
  }

  @Override
  public int size() {
    return alarms.size();
  }
}
