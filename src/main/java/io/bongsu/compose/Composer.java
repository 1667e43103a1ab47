package io.bongsu.compose;

import io.bongsu.burst.Burst;
import io.bongsu.notify.Language;
import io.bongsu.notify.Notification;
import io.bongsu.notify.Recipient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a burst for the people who receive it: one message for each language and each hundred
 * phones, or for each person where it carries a link to acknowledge, all with one tag. Safe for
 * threads if the tags are.
 */
public final class Composer {

  private final Clock clock;
  private final Tags tags;
  private final MessageProperties properties;
  private final Templates templates;
  private final AlarmSummaries summaries;
  private final SmsWriter sms;
  private final LmsWriter lms;
  private final AckLinks links;

  /** Without links to acknowledge. */
  public Composer(
      Clock clock,
      Tags tags,
      MessageProperties properties,
      Templates templates,
      OutageDurations outages,
      KnownAlarms known) {
    this(clock, tags, properties, templates, outages, known, AckLinks.off());
  }

  /**
   * @param links what CRITICAL alarms are acknowledged by
   */
  public Composer(
      Clock clock,
      Tags tags,
      MessageProperties properties,
      Templates templates,
      OutageDurations outages,
      KnownAlarms known,
      AckLinks links) {
    this.clock = clock;
    this.tags = tags;
    this.properties = properties;
    this.templates = templates;
    this.summaries = new AlarmSummaries(outages, known, properties.accounts());
    SingleLine single = new SingleLine(new Times(clock, properties.zone()));
    this.sms = new SmsWriter(single, properties.maxNamed());
    this.lms = new LmsWriter(single);
    this.links = links;
  }

  /** The messages of one burst, in the order of its notifications; each notification has a tag. */
  public List<Message> messages(List<Notification> notifications) {
    return notifications.stream()
        .flatMap(one -> compose(one.burst(), one.people()).stream())
        .toList();
  }

  /**
   * The messages of reminders and escalations, each an SMS: {@code [계속] api 3대 CPU>80 42분: 01~03
   * #7K2}.
   */
  public List<Message> reminders(List<Reminder> reminders) {
    return reminders.stream().flatMap(one -> remind(one).stream()).toList();
  }

  private List<Message> remind(Reminder reminder) {
    String tag = tags.next();
    Burst burst = reminder.burst();
    TextModel story =
        new TextModel(
            summaries.of(burst.alarms()),
            0,
            new TextModel.Repeated(reminder.label(), reminder.lasted(), reminder.by()));
    boolean linked = reminder.asks() && links.areFor(burst.alarms());
    List<Message> messages = new ArrayList<>();
    byLanguage(reminder.people())
        .forEach(
            (language, people) -> {
              MessageCatalog words = templates.of(language);
              Content content =
                  linked
                      ? withRoom(story, tag, words).orElseGet(() -> sms(story, tag, words).asLms())
                      : sms(story, tag, words);
              for (Message message : messages(burst, tag, content, linked, people, words)) {
                messages.add(
                    reminder.asks()
                        ? message.about(reminder.keys())
                        : message.notice(reminder.keys()));
              }
            });
    return messages;
  }

  /** Messages for these people, at least one if there is anyone. */
  List<Message> compose(Burst burst, List<Recipient> everyone) {
    String tag = tags.next();
    List<AlarmSummary> facts = summaries.of(burst.alarms());
    boolean linked = links.areFor(burst.alarms());
    List<Message> messages = new ArrayList<>();
    byLanguage(everyone)
        .forEach(
            (language, people) -> {
              MessageCatalog words = templates.of(language);
              Content content = content(facts, burst.lane(), tag, words, linked);
              messages.addAll(messages(burst, tag, content, linked, people, words));
            });
    return List.copyOf(messages);
  }

  /**
   * What a message says.
   *
   * @param text with the tag at its end
   */
  private record Content(MessageKind kind, @Nullable String subject, String text) {

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

  /** With a link, LMS also where an SMS has no room for it. */
  private Content content(
      List<AlarmSummary> facts, String lane, String tag, MessageCatalog words, boolean linked) {
    TextModel story = TextModel.of(facts);
    int metrics = Group.of(facts, words).size();
    MessageKind kind = properties.kind().choose(lane, facts, metrics);
    return switch (kind) {
      case SMS ->
          linked
              ? withRoom(story, tag, words).orElseGet(() -> lms(story, facts, tag, words, true))
              : sms(story, tag, words);
      case LMS -> lms(story, facts, tag, words, linked);
    };
  }

  private Content sms(TextModel story, String tag, MessageCatalog words) {
    String text = sms.write(story, tag, words, MessageKind.SMS.maxBytes());
    return new Content(MessageKind.SMS, null, text);
  }

  /** An SMS that leaves room for a link; empty if its parts cannot give way so far. */
  private Optional<Content> withRoom(TextModel story, String tag, MessageCatalog words) {
    int room = MessageKind.SMS.maxBytes() - links.bytes() - 1;
    return sms.shrunk(story, tag, words, room)
        .map(text -> new Content(MessageKind.SMS, null, text));
  }

  private Content lms(
      TextModel story, List<AlarmSummary> facts, String tag, MessageCatalog words, boolean linked) {
    int link = linked ? SmsText.width(words.word("long.ack", "")) + links.bytes() + 1 : 0;
    return new Content(
        MessageKind.LMS, lms.subject(story, words), lms.write(facts, tag, words, link));
  }

  /** One message for each hundred people, or, since each link is somebody's own, for each. */
  private List<Message> messages(
      Burst burst,
      String tag,
      Content content,
      boolean linked,
      List<Recipient> people,
      MessageCatalog words) {
    Instant now = clock.instant();
    return linked
        ? people.stream()
            .map(
                person ->
                    message(
                        burst,
                        tag,
                        content.with(links.of(tag, now, person), tag, words),
                        List.of(person),
                        now))
            .toList()
        : hundreds(people).stream().map(some -> message(burst, tag, content, some, now)).toList();
  }

  private static Message message(
      Burst burst, String tag, Content content, List<Recipient> people, Instant now) {
    return new Message(
        UUID.randomUUID().toString(),
        now,
        tag,
        burst.lane(),
        burst.team(),
        burst.serverType(),
        content.kind,
        content.subject,
        content.text,
        people,
        burst.alarms());
  }

  private static List<List<Recipient>> hundreds(List<Recipient> people) {
    List<List<Recipient>> parts = new ArrayList<>();
    for (int from = 0; from < people.size(); from += Message.MAX_RECIPIENTS) {
      int to = Math.min(people.size(), from + Message.MAX_RECIPIENTS);
      parts.add(people.subList(from, to));
    }
    return parts;
  }

  private static Map<Language, List<Recipient>> byLanguage(List<Recipient> people) {
    Map<Language, List<Recipient>> languages = new LinkedHashMap<>();
    for (Recipient person : people) {
      languages.computeIfAbsent(person.language(), language -> new ArrayList<>()).add(person);
    }
    return languages;
  }
}
