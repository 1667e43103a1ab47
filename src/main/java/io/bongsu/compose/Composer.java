package io.bongsu.compose;

import io.bongsu.burst.Burst;
import io.bongsu.burst.StormWatch;
import io.bongsu.notify.Language;
import io.bongsu.notify.Notification;
import io.bongsu.notify.Recipient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a burst for the people who receive it: one message for each language and each hundred
 * phones, all with one tag. Safe for threads if the tags are.
 */
public final class Composer {

  private final Clock clock;
  private final Tags tags;
  private final MessageProperties properties;
  private final Templates templates;
  private final AlarmSummaries summaries;
  private final SmsWriter sms;
  private final LmsWriter lms;
  private final StormTexts storm;

  public Composer(
      Clock clock,
      Tags tags,
      MessageProperties properties,
      Templates templates,
      OutageDurations outages,
      KnownAlarms known) {
    this.clock = clock;
    this.tags = tags;
    this.properties = properties;
    this.templates = templates;
    this.summaries = new AlarmSummaries(outages, known, properties.accounts());
    SingleLine single = new SingleLine(new Times(clock, properties.zone()));
    this.sms = new SmsWriter(single, properties.maxNamed());
    this.lms = new LmsWriter(single);
    this.storm = new StormTexts(properties);
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
            new TextModel.Repeated(reminder.label(), reminder.lasted()));
    List<Message> messages = new ArrayList<>();
    byLanguage(reminder.people())
        .forEach(
            (language, people) -> {
              String text =
                  sms.write(story, tag, templates.of(language), MessageKind.SMS.maxBytes());
              Content content = new Content(MessageKind.SMS, null, text);
              for (List<Recipient> some : hundreds(people)) {
                messages.add(message(burst, tag, content, some).about(reminder.keys()));
              }
            });
    return messages;
  }

  /** Messages for these people, at least one if there is anyone. */
  List<Message> compose(Burst burst, List<Recipient> everyone) {
    String tag = tags.next();
    List<AlarmSummary> facts = summaries.of(burst.alarms());
    List<Message> messages = new ArrayList<>();
    byLanguage(everyone)
        .forEach(
            (language, people) -> {
              Content content = content(facts, burst.lane(), tag, people);
              for (List<Recipient> some : hundreds(people)) {
                messages.add(message(burst, tag, content, some));
              }
            });
    return List.copyOf(messages);
  }

  /** Forgets what was sent, for a clock that starts over. */
  public void forget() {
    storm.forget();
  }

  private record Content(MessageKind kind, @Nullable String subject, String text) {}

  /**
   * @param people of one language
   */
  private Content content(
      List<AlarmSummary> facts, String lane, String tag, List<Recipient> people) {
    MessageCatalog words = templates.of(people.get(0).language());
    TextModel story = TextModel.of(facts);
    boolean inStorm = lane.equals(StormWatch.LANE);
    MessageKind kind =
        inStorm
            ? storm.choose(facts, people, words, clock.instant())
            : properties.kind().choose(lane, facts, Group.of(facts, words).size());
    return switch (kind) {
      case SMS -> new Content(kind, null, sms(story, tag, inStorm ? people : List.of(), words));
      case LMS ->
          new Content(
              kind,
              lms.subject(story, words),
              inStorm ? servers(facts, tag, people, words) : lms.write(facts, tag, words));
    };
  }

  /**
   * @param inStorm who has read earlier texts of a storm; nobody for other texts
   */
  private String sms(TextModel story, String tag, List<Recipient> inStorm, MessageCatalog words) {
    Optional<String> named =
        inStorm.isEmpty() || story.names().size() <= properties.maxNamed()
            ? Optional.empty()
            : storm.sms(story, tag, inStorm, words, clock.instant());
    return named.orElseGet(() -> sms.write(story, tag, words, MessageKind.SMS.maxBytes()));
  }

  private String servers(
      List<AlarmSummary> facts, String tag, List<Recipient> people, MessageCatalog words) {
    LmsWriter.ServerList list = lms.servers(facts, tag, words);
    if (list.complete()) {
      storm.allNamed(facts, people, clock.instant());
    }
    return list.text();
  }

  private Message message(Burst burst, String tag, Content content, List<Recipient> people) {
    return new Message(
        UUID.randomUUID().toString(),
        clock.instant(),
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
