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

/**
 * Writes a burst for the people who receive it: one message for each language and each hundred
 * phones, or for each person where it carries a link to acknowledge, all with one tag. Safe for
 * threads if the tags are.
 */
public final class Composer {

  private final Clock clock;
  private final Tags tags;
  private final Templates templates;
  private final AlarmSummaries summaries;
  private final AckLinks links;
  private final ContentWriter writer;

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
    this.templates = templates;
    this.summaries = new AlarmSummaries(outages, known, properties.accounts());
    this.links = links;
    this.writer = new ContentWriter(clock, properties, links);
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
              Content content = writer.reminder(story, tag, words, linked);
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
              Content content = writer.alarms(facts, burst.lane(), tag, people, words, linked);
              messages.addAll(messages(burst, tag, content, linked, people, words));
            });
    return List.copyOf(messages);
  }

  /** Forgets what was sent, for a clock that starts over. */
  public void forget() {
    writer.forget();
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
        MessageId.next(),
        now,
        tag,
        burst.lane(),
        burst.team(),
        burst.serverType(),
        content.kind(),
        content.subject(),
        content.text(),
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
