package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import java.util.Collection;
import java.util.List;

/** Knows alarms that were sent before a restart, or by another replica. */
@FunctionalInterface
public interface SentSiblings {

  /** Alarms on the same numbers as one of these, or that a text names alike; these left out. */
  List<Alarm> siblings(Collection<Alarm> alarms);
}
