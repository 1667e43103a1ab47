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
import java.util.function.Function;

/**
 * Writes what is no alarm for the people who must know of it: one SMS for each language and each
 * hundred phones, all with one tag. Safe for threads if the tags are.
 */
public final class NoticeComposer {

  static final String LANE = "notice";

  /** Longer than what can be shown, so that the rest of a long text is not read. */
  private static final int MAX_SHOWN = 200;

  private static final int MAX_TITLE = 40;
  private static final int MAX_ITEMS = 12;

  private final Clock clock;
  private final Tags tags;
  private final Templates templates;

  public NoticeComposer(Clock clock, Tags tags, Templates templates) {
    this.clock = clock;
    this.tags = tags;
    this.templates = templates;
  }

  /** The messages for what AWS sent and is no alarm; see {@link #notice}. */
  public List<Message> notices(List<NoticeNotification> notifications) {
    return notifications.stream().flatMap(one -> notice(one).stream()).toList();
  }

  /**
   * One notice, {@code [알림] title: text… #7K2}; several with one title, {@code [알림] title 40건:
   * text…}, where the text is the latest; or several, {@code [알림] 12건: title 9, title, title외1}.
   */
  public List<Message> notice(NoticeNotification notification) {
    List<Notice> notices = notification.notices();
    Map<String, Integer> titles = new LinkedHashMap<>();
    notices.forEach(notice -> titles.merge(notice.title(), 1, Integer::sum));
    List<String> keys = notices.stream().map(Notice::key).distinct().toList();
    if (titles.size() > 1) {
      return compose(
          "notices",
          words ->
              new TemplateValues()
                  .with("count", Integer.toString(notices.size()))
                  .with("items", items(titles, words)),
          keys,
          notification.people());
    }
    Notice last = notices.get(notices.size() - 1);
    List<String> title = shrinking(last.title(), MAX_TITLE, TemplateValues.SHORTEST_NAME);
    List<String> texts = shrinking(last.text(), MAX_SHOWN, 0);
    return compose(
        notices.size() == 1 ? "notice" : "notice-same",
        words ->
            new TemplateValues()
                .with("title", title)
                .with("text", texts)
                .with("count", Integer.toString(notices.size())),
        keys,
        notification.people());
  }

  /** Titles, each with how many if several; then ever fewer, and how many more. */
  private static List<String> items(Map<String, Integer> titles, MessageCatalog words) {
    List<String> all =
        titles.entrySet().stream()
            .map(
                title ->
                    SmsText.cut(SmsText.clean(title.getKey()), MAX_TITLE)
                        + (title.getValue() > 1 ? " " + title.getValue() : ""))
            .toList();
    List<String> forms = new ArrayList<>();
    int most = Math.min(all.size(), MAX_ITEMS);
    for (int shown = most; shown > 0; shown--) {
      String more = GroupLine.more(all.size() - shown, words);
      forms.add(String.join(", ", all.subList(0, shown)) + more);
    }
    String more = GroupLine.more(all.size() - 1, words);
    forms.add(SmsText.cut(all.get(0), TemplateValues.SHORTEST_NAME) + more);
    return forms;
  }

  /** So many messages could not be read: {@code [알림] 읽지 못한 메시지 3건: reason… #7K2}. */
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
        MessageId.next(),
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
