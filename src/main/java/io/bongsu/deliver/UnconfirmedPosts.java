package io.bongsu.deliver;

import io.bongsu.compose.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The messages that were posted and have no certain answer, with the time of the post. Kept by the
 * message's id and not on the exchange: a circuit breaker works on a copy of it, and what is noted
 * there is gone when the call fails. Thread-safe.
 */
public final class UnconfirmedPosts {

  private final Map<String, Instant> posted = new ConcurrentHashMap<>();
  private final Clock clock;

  UnconfirmedPosts(Clock clock) {
    this.clock = clock;
  }

  /** The message is posted now: until an answer says otherwise, SENS may have it. */
  public void begin(Message message) {
    posted.put(message.id(), clock.instant());
  }

  /** Another process may have posted the message; its text is what goes on. */
  public Message takeOver(UnconfirmedMessage unconfirmed) {
    posted.put(unconfirmed.message().id(), unconfirmed.postedAt());
    return unconfirmed.message();
  }

  public boolean isOpen(Message message) {
    return posted.containsKey(message.id());
  }

  Optional<Instant> since(Message message) {
    return Optional.ofNullable(posted.get(message.id()));
  }

  void end(Message message) {
    posted.remove(message.id());
  }
}
