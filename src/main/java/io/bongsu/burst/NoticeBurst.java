package io.bongsu.burst;

import io.bongsu.alarm.ParsedDocument.Notice;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices that are sent in one message.
 *
 * @param notices at least one, in the order in which they came
 */
public record NoticeBurst(List<Notice> notices) implements Gathered {

  public NoticeBurst {
    notices = List.copyOf(notices);
    if (notices.isEmpty()) {
      throw new IllegalArgumentException("a burst needs a notice");
    }
  }

  NoticeBurst with(Notice notice) {
    List<Notice> more = new ArrayList<>(notices);
    more.add(notice);
    return new NoticeBurst(more);
  }

  @Override
  public String group() {
    return Notice.GROUP;
  }

  @Override
  public int size() {
    return notices.size();
  }
}
