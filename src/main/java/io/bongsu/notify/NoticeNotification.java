package io.bongsu.notify;

import io.bongsu.alarm.ParsedDocument.Notice;
import java.util.List;

/**
 * A message from AWS that is no alarm, and the people who receive it.
 *
 * @param people those who have not received it yet; may be empty
 */
public record NoticeNotification(Notice notice, List<Recipient> people) {

  public NoticeNotification {
    people = List.copyOf(people);
  }
}
