package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import java.util.Collection;
import java.util.Set;

/** Knows what was told before. What it cannot find out it leaves out. */
public interface History {

  /** Keys of those of the alarms that somebody was told of. */
  Set<String> told(Collection<Alarm> alarms);

  /**
   * Keys of those of the recoveries that need not be told, because it is known that nobody was told
   * that anything was wrong.
   */
  Set<String> unneeded(Collection<Alarm> recoveries);
}
