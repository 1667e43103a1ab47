package io.bongsu.compose;

import io.bongsu.notify.Recipient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses between SMS and LMS for the texts of a storm: LMS where the SMS that would name the same
 * servers cost more. Servers that a person has read of in this storm need not be named again. In
 * memory, for the latest {@value #REMEMBERED} people. Thread-safe.
 */
final class StormTexts {

  private static final int REMEMBERED = 1_000;

  /** Bytes of an SMS that are left for names. */
  private static final int BYTES_FOR_NAMES = 60;

  /** More names than an SMS has room for. */
  private static final int MOST_NAMES = 40;

  /** After so long without a text it is another storm. */
  private static final Duration CALM = Duration.ofMinutes(30);

  private record Read(Instant last, Set<String> servers) {}

  private final Map<Recipient, Read> byPerson = new LinkedHashMap<>();
  private final MessageProperties properties;

  StormTexts(MessageProperties properties) {
    this.properties = properties;
  }

  synchronized void forget() {
    byPerson.clear();
  }

  /** The kind of a text to these people. */
  synchronized MessageKind choose(
      List<AlarmSummary> facts, List<Recipient> people, MessageCatalog words, Instant now) {
    List<String> unread = unread(servers(facts), people, now);
    boolean cheaper = wonOfSms(unread, words).compareTo(properties.wonLms()) > 0;
    return cheaper ? MessageKind.LMS : MessageKind.SMS;
  }

  private List<String> unread(Set<String> servers, List<Recipient> people, Instant now) {
    Set<String> unread = new LinkedHashSet<>();
    for (Recipient person : people) {
      Set<String> read = read(person, now).servers();
      servers.stream().filter(server -> !read.contains(server)).forEach(unread::add);
    }
    return List.copyOf(unread);
  }

  /**
   * An SMS that names servers that these people have not read of in this storm, and how many others
   * there are; empty if they have read of all.
   */
  synchronized Optional<String> sms(
      TextModel story,
      String tag,
      List<Recipient> people,
      MessageCatalog words,
      int maxBytes,
      Instant now) {
    List<String> servers = story.names();
    List<String> unread = unread(new LinkedHashSet<>(servers), people, now);
    Names folding = new Names(words.word("word.range"));
    for (int named = Math.min(unread.size(), MOST_NAMES); named > 0; named--) {
      List<String> some = unread.subList(0, named);
      TemplateValues parts =
          story
              .parts(tag, words)
              .with("who", words.word("word.servers"))
              .with("count", Integer.toString(servers.size()))
              .with("items", folding.fold(some) + GroupLine.more(servers.size() - named, words));
      Optional<String> text = words.template("counts").shrunk(parts, maxBytes);
      if (text.isPresent()) {
        named(some, people, now);
        return text;
      }
    }
    return Optional.empty();
  }

  /** These people receive a text that names these servers. */
  private void named(Collection<String> servers, List<Recipient> people, Instant now) {
    people.forEach(person -> read(person, now).servers().addAll(servers));
  }

  /** These people receive a text that names all of the servers. */
  synchronized void allNamed(List<AlarmSummary> facts, List<Recipient> people, Instant now) {
    named(servers(facts), people, now);
  }

  private static Set<String> servers(List<AlarmSummary> facts) {
    Set<String> servers = new LinkedHashSet<>();
    facts.forEach(fact -> servers.add(fact.resource()));
    return servers;
  }

  private BigDecimal wonOfSms(List<String> servers, MessageCatalog words) {
    int bytes = SmsText.width(new Names(words.word("word.range")).fold(servers));
    int texts = (bytes + BYTES_FOR_NAMES - 1) / BYTES_FOR_NAMES;
    return properties.wonSms().multiply(BigDecimal.valueOf(texts));
  }

  private Read read(Recipient person, Instant now) {
    Read before = byPerson.remove(person);
    boolean same = before != null && now.isBefore(before.last().plus(CALM));
    Read read = new Read(now, same ? before.servers() : new HashSet<>());
    if (byPerson.size() >= REMEMBERED) {
      byPerson.remove(byPerson.keySet().iterator().next());
    }
    byPerson.put(person, read);
    return read;
  }
}
