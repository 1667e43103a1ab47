package io.bongsu.deliver;

import io.bongsu.alarm.ParsedDocument.Notice;
import io.bongsu.burst.NoticeBurst;
import io.bongsu.compose.Message;
import io.bongsu.notify.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that SENS does not take, for a day since it last refused them. They get a message of
 * their own, so that they do not stop the others again. Thread-safe.
 */
public final class RefusedNumbers {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private record Entry(Recipient person, Instant at) {}

  private final Map<String, Entry> byNumber = new ConcurrentHashMap<>();
  private final AtomicReference<String> noticed = new AtomicReference<>("");
  private final Clock clock;

  public RefusedNumbers(Clock clock) {
    this.clock = clock;
  }

  void add(Recipient person) {
    byNumber.put(person.number(), new Entry(person, clock.instant()));
  }

  void remove(Recipient person) {
    byNumber.remove(person.number());
  }

  /** Who cannot be texted: name, if there is one, and last four digits. */
  public List<String> names() {
    forget();
    return byNumber.values().stream().map(entry -> name(entry.person())).sorted().toList();
  }

  private static String name(Recipient person) {
    return person.name() == null ? person.masked() : person.name() + " " + person.masked();
  }

  /**
   * A notice for the default team that names the numbers: once a day, and when another one joins
   * them; null when none is due. Its id makes it the same notice for every process and after a
   * restart.
   */
  public @Nullable NoticeBurst notice() {
    List<String> names = names();
    if (names.isEmpty()) {
      return null;
    }
    String text = "SENS가 거절한 번호: " + String.join(", ", names);
    String id = "refused-numbers " + LocalDate.ofInstant(clock.instant(), SEOUL) + " " + text;
    return id.equals(noticed.getAndSet(id))
        ? null
        : new NoticeBurst(List.of(Notice.own(text, text, id)));
  }

  /** The same messages, with refused numbers in messages of their own. */
  public List<Message> apart(List<Message> messages) {
    forget();
    return byNumber.isEmpty() ? messages : messages.stream().flatMap(this::split).toList();
  }

  private void forget() {
    Instant before = clock.instant().minus(KEPT);
    byNumber.values().removeIf(entry -> entry.at().isBefore(before));
  }

  private Stream<Message> split(Message message) {
    List<Recipient> good =
        message.recipients().stream()
            .filter(person -> !byNumber.containsKey(person.number()))
            .toList();
    if (good.isEmpty() || good.size() == message.size()) {
      return Stream.of(message);
    }
    List<Message> parts = new ArrayList<>(List.of(message.part(good)));
    message.recipients().stream()
        .filter(person -> byNumber.containsKey(person.number()))
        .forEach(person -> parts.add(message.part(List.of(person))));
    return parts.stream();
  }
}
