package io.bongsu.compose;

import io.bongsu.burst.Burst;
import io.bongsu.burst.StormWatch;
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
  private final StormTexts storm;

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
              Content content = content(facts, burst.lane(), tag, people, linked);
              messages.addAll(messages(burst, tag, content, linked, people, words));
            });
    return List.copyOf(messages);
  }

  /** Forgets what was sent, for a clock that starts over. */
  public void forget() {
    storm.forget();
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

  /**
   * With a link, LMS also where an SMS has no room for it.
   *
   * @param people of one language
   */
  private Content content(
      List<AlarmSummary> facts, String lane, String tag, List<Recipient> people, boolean linked) {
    MessageCatalog words = templates.of(people.get(0).language());
    TextModel story = TextModel.of(facts);
    boolean inStorm = lane.equals(StormWatch.LANE);
    MessageKind kind =
        inStorm
            ? storm.choose(facts, people, words, clock.instant())
            : properties.kind().choose(lane, facts, Group.of(facts, words).size());
    List<Recipient> readers = inStorm ? people : List.of();
    if (kind == MessageKind.LMS) {
      return lms(story, facts, tag, readers, words, linked);
    }
    return stormSms(story, tag, readers, words, linked)
        .or(() -> linked ? withRoom(story, tag, words) : Optional.of(sms(story, tag, words)))
        .orElseGet(() -> lms(story, facts, tag, readers, words, true));
  }

  private Content sms(TextModel story, String tag, MessageCatalog words) {
    return sms(this.sms.write(story, tag, words, MessageKind.SMS.maxBytes()));
  }

  private static Content sms(String text) {
    return new Content(MessageKind.SMS, null, text);
  }

  /** An SMS that leaves room for a link; empty if its parts cannot give way so far. */
  private Optional<Content> withRoom(TextModel story, String tag, MessageCatalog words) {
    return sms.shrunk(story, tag, words, room(true)).map(Composer::sms);
  }

  /** Bytes of an SMS without its link. */
  private int room(boolean linked) {
    return MessageKind.SMS.maxBytes() - (linked ? links.bytes() + 1 : 0);
  }

  /**
   * Names first what these people have not read of in this storm.
   *
   * @param readers of the texts of a storm; nobody for other texts
   */
  private Optional<Content> stormSms(
      TextModel story, String tag, List<Recipient> readers, MessageCatalog words, boolean linked) {
    return readers.isEmpty() || story.names().size() <= properties.maxNamed()
        ? Optional.empty()
        : storm.sms(story, tag, readers, words, room(linked), clock.instant()).map(Composer::sms);
  }

  /**
   * @param readers of the texts of a storm; nobody for other texts
   */
  private Content lms(
      TextModel story,
      List<AlarmSummary> facts,
      String tag,
      List<Recipient> readers,
      MessageCatalog words,
      boolean linked) {
    int link = linked ? SmsText.width(words.word("long.ack", "")) + links.bytes() + 1 : 0;
    String text =
        readers.isEmpty()
            ? lms.write(facts, tag, words, link)
            : servers(facts, tag, readers, words, link);
    return new Content(MessageKind.LMS, lms.subject(story, words), text);
  }

  private String servers(
      List<AlarmSummary> facts,
      String tag,
      List<Recipient> people,
      MessageCatalog words,
      int link) {
    LmsWriter.ServerList list = lms.servers(facts, tag, words, link);
    if (list.complete()) {
      storm.allNamed(facts, people, clock.instant());
    }
    return list.text();
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
