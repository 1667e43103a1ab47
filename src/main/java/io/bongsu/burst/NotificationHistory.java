package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import java.util.Collection;
import java.util.Set;

/** Knows which alarms were sent before. What it cannot find out it leaves out. */
public interface NotificationHistory {

  /** Keys of those of the alarms that an accepted message was about. */
  Set<String> notified(Collection<Alarm> alarms);

  /**
   * Keys of those of the recoveries that need not be sent, because it is known that their alarms
   * were not sent.
   */
  Set<String> unneeded(Collection<Alarm> recoveries);
}
