package io.bongsu.notify;

import io.bongsu.alarm.ParsedDocument.Notice;
import java.util.List;

/**
 * Messages from AWS that are no alarms, and the people who receive them.
 *
 * @param notices at least one, in the order in which they came
 * @param people those who have received none of them yet
 */
public record NoticeNotification(List<Notice> notices, List<Recipient> people) {

  public NoticeNotification {
    notices = List.copyOf(notices);
    people = List.copyOf(people);
  }
}
