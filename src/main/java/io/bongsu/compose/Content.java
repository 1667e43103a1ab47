package io.bongsu.compose;

import org.jspecify.annotations.Nullable;

/**
 * What a message says, whoever receives it.
 *
 * @param subject for LMS; null for none
 * @param text with the tag at its end
 */
record Content(MessageKind kind, @Nullable String subject, String text) {

  static Content sms(String text) {
    return new Content(MessageKind.SMS, null, text);
  }

  Content asLms() {
    return new Content(MessageKind.LMS, null, text);
  }

  /** The same with a link before the tag. */
  Content with(String link, String tag, MessageCatalog words) {
    String end = "#" + tag;
    String said = text.substring(0, text.length() - end.length()).stripTrailing();
    String linked =
        kind == MessageKind.SMS
            ? said + " " + link + " " + end
            : said + "\n" + words.word("long.ack", link) + "\n" + end;
    return new Content(kind, subject, linked);
  }
}
