package io.bongsu.notify;

import java.util.List;

/**
 * Messages that could not be read, and the people who are notified of them.
 *
 * @param count messages since the last notification
 * @param reason why the last of them could not be read
 */
public record UnreadableNotification(int count, String reason, List<Recipient> people) {

  public UnreadableNotification {
    people = List.copyOf(people);
  }
}
