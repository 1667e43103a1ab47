package io.bongsu.notify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be on duty: {@code bongsu.people.<name>.*}. Immutable.
 *
 * @param name the key, which schedules and {@code person:<name>} refer to
 * @param recipient the phone of the first SMS; null for a person without one
 * @param then the channels that follow, in this order, when the SMS is not delivered
 * @param language of the texts, on every channel
 * @param quiet the quiet hours that hold for this person, a key of {@code bongsu.quiet}; null for
 *     none
 * @param maxPerHour texts in an hour, at the most; 0 for no limit. CRITICAL alarms pass it
 */
public record Person(
    String name,
    @Nullable Recipient recipient,
    List<Channel> then,
    Language language,
    @Nullable String quiet,
    int maxPerHour) {

  public Person {
    then = List.copyOf(then);
  }

  /** Whether there is any channel at all. */
  public boolean isReachable() {
    return recipient != null || !then.isEmpty();
  }

  @Override
  public String toString() {
    return name;
  }
}
