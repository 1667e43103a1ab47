package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import java.util.List;
import java.util.stream.Stream;

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

  /** The same with further alarms, each once. */
  Share with(List<Alarm> more) {
    return new Share(
        person, Stream.concat(alarms.stream(), more.stream()).distinct().toList(), why);
  }
}
