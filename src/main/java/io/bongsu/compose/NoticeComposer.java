package io.bongsu.compose;

import io.bongsu.alarm.ParsedDocument.Notice;
import io.bongsu.notify.Language;
import io.bongsu.notify.NoticeNotification;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.RecipientsProperties;
import io.bongsu.notify.UnreadableNotification;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes what is no alarm for the people who must know of it: one SMS for each language and each
 * hundred phones, all with one tag. Safe for threads if the tags are.
 */
public final class NoticeComposer {

  static final String LANE = "notice";

  /** Longer than what can be shown, so that the rest of a long text need not be looked at. */
  private static final int MAX_SHOWN = 200;

  private static final int MAX_TITLE = 40;

  private final Clock clock;
  private final Tags tags;
  private final Templates templates;

  public NoticeComposer(Clock clock, Tags tags, Templates templates) {
    this.clock = clock;
    this.tags = tags;
    this.templates = templates;
  }

  /** A message that AWS sent and that is no alarm: {@code [알림] title: text… #7K2}. */
  public List<Message> notice(NoticeNotification notification) {
    Notice notice = notification.notice();
    List<String> titles = shrinking(notice.title(), MAX_TITLE, TemplateValues.SHORTEST_NAME);
    List<String> texts = shrinking(notice.text(), MAX_SHOWN, 0);
    return compose(
        "notice",
        words -> new TemplateValues().with("title", titles).with("text", texts),
        List.of(notice.key()),
        notification.people());
  }

  /** So many messages could not be read: {@code [알림] 읽지 못한 알람 3건: reason… #7K2}. */
  public List<Message> unreadable(UnreadableNotification unreadable) {
    String count = Integer.toString(unreadable.count());
    List<String> reasons = shrinking(unreadable.reason(), MAX_SHOWN, 0);
    return compose(
        "unreadable",
        words -> new TemplateValues().with("count", count).with("text", reasons),
        List.of(),
        unreadable.people());
  }

  private List<Message> compose(
      String shape,
      Function<MessageCatalog, TemplateValues> parts,
      List<String> keys,
      List<Recipient> everybody) {
    String tag = tags.next();
    List<Message> messages = new ArrayList<>();
    byLanguage(everybody)
        .forEach(
            (language, people) -> {
              MessageCatalog words = templates.of(language);
              TemplateValues all =
                  parts
                      .apply(words)
                      .with("label", words.word("label.notice"))
                      .with("tag", "#" + tag);
              String text = words.template(shape).fit(all, MessageKind.SMS.maxBytes());
              for (int from = 0; from < people.size(); from += Message.MAX_RECIPIENTS) {
                int to = Math.min(people.size(), from + Message.MAX_RECIPIENTS);
                messages.add(message(tag, text, people.subList(from, to), keys));
              }
            });
    return List.copyOf(messages);
  }

  private Message message(String tag, String text, List<Recipient> people, List<String> keys) {
    return new Message(
        UUID.randomUUID().toString(),
        clock.instant(),
        tag,
        LANE,
        RecipientsProperties.DEFAULT_TEAM,
        LANE,
        MessageKind.SMS,
        null,
        text,
        people,
        List.of(),
        keys);
  }

  private static Map<Language, List<Recipient>> byLanguage(List<Recipient> people) {
    Map<Language, List<Recipient>> languages = new LinkedHashMap<>();
    for (Recipient person : people) {
      languages.computeIfAbsent(person.language(), language -> new ArrayList<>()).add(person);
    }
    return languages;
  }

  /** The beginning of a text on one line, then less and less of it. */
  private static List<String> shrinking(String text, int maxBytes, int minBytes) {
    int end = Math.min(text.length(), 4 * maxBytes);
    String clean = SmsText.cut(SmsText.clean(text.substring(0, end)), maxBytes);
    List<String> forms = new ArrayList<>(List.of(clean));
    for (int max = SmsText.width(clean) - 1; max >= minBytes; max--) {
      forms.add(SmsText.cut(clean, max));
    }
    return forms;
  }
}
