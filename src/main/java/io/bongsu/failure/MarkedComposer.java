package io.bongsu.failure;

import io.bongsu.compose.Composer;
import io.bongsu.compose.Message;
import io.bongsu.compose.NoticeComposer;
import io.bongsu.compose.SmsText;
import io.bongsu.notify.Language;
import io.bongsu.notify.NoticeNotification;
import io.bongsu.notify.Notification;
import java.util.List;

/**
 * Writes what went around the routes, with the program's own templates, and marks it before its
 * tag: {@code [경보] api-3 CPU 97%>80 14:02 (경로오류) #7K2}. Thread-safe.
 */
final class MarkedComposer {

  private final Composer alarms;
  private final NoticeComposer notices;

  MarkedComposer(Composer alarms, NoticeComposer notices) {
    this.alarms = alarms;
    this.notices = notices;
  }

  List<Message> messages(List<Notification> notifications) {
    return alarms.messages(notifications).stream().map(MarkedComposer::marked).toList();
  }

  List<Message> notices(List<NoticeNotification> notifications) {
    return notices.notices(notifications).stream().map(MarkedComposer::marked).toList();
  }

  private static Message marked(Message message) {
    boolean korean = message.recipients().get(0).language() == Language.KO;
    String end = (korean ? " (경로오류) #" : " (route error) #") + message.tag();
    String text = message.text();
    String tag = " #" + message.tag();
    String begin = text.endsWith(tag) ? text.substring(0, text.length() - tag.length()) : text;
    int room = message.kind().maxBytes() - SmsText.bytes(end);
    return new Message(
        message.id(),
        message.composedAt(),
        message.tag(),
        FailureRoutes.LANE,
        message.team(),
        message.serverType(),
        message.kind(),
        message.subject(),
        SmsText.cut(begin, room) + end,
        message.recipients(),
        message.alarms(),
        message.keys());
  }
}
