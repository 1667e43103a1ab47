package io.bongsu.notify;

import io.bongsu.burst.Burst;
import java.util.List;

/**
 * A burst and the people who receive it.
 *
 * @param burst the alarms that these people have not received yet
 * @param people in the order of the configuration, at least one
 */
public record Notification(Burst burst, List<Recipient> people) {

  public Notification {
    people = List.copyOf(people);
    if (people.isEmpty()) {
      throw new IllegalArgumentException("a notification needs a recipient");
    }
  }
}
