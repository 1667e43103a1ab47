package io.bongsu.compose;

import io.bongsu.burst.StormWatch;
import io.bongsu.notify.Recipient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a text is an SMS or LMS and writes it, with room for a link where people are
 * asked to acknowledge. Safe for threads.
 */
final class ContentWriter {

  private final Clock clock;
  private final MessageProperties properties;
  private final SmsWriter sms;
  private final LmsWriter lms;
  private final AckLinks links;
  private final StormTexts storm;

  ContentWriter(Clock clock, MessageProperties properties, AckLinks links) {
    SingleLine single = new SingleLine(new Times(clock, properties.zone()));
    this.clock = clock;
    this.properties = properties;
    this.sms = new SmsWriter(single, properties.maxNamed());
    this.lms = new LmsWriter(single);
    this.links = links;
    this.storm = new StormTexts(properties);
  }

  /**
   * The text of new alarms: LMS also where an SMS has no room for a link.
   *
   * @param people of one language, whose words these are
   */
  Content alarms(
      List<AlarmSummary> facts,
      String lane,
      String tag,
      List<Recipient> people,
      MessageCatalog words,
      boolean linked) {
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

  /** The text of a reminder, an SMS if its link finds room there. */
  Content reminder(TextModel story, String tag, MessageCatalog words, boolean linked) {
    return linked
        ? withRoom(story, tag, words).orElseGet(() -> sms(story, tag, words).asLms())
        : sms(story, tag, words);
  }

  private Content sms(TextModel story, String tag, MessageCatalog words) {
    return Content.sms(this.sms.write(story, tag, words, MessageKind.SMS.maxBytes()));
  }

  /** An SMS that leaves room for a link; empty if its parts cannot give way so far. */
  private Optional<Content> withRoom(TextModel story, String tag, MessageCatalog words) {
    return sms.shrunk(story, tag, words, room(true)).map(Content::sms);
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
        : storm.sms(story, tag, readers, words, room(linked), clock.instant()).map(Content::sms);
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

  /** Forgets what was sent, for a clock that starts over. */
  void forget() {
    storm.forget();
  }
}
