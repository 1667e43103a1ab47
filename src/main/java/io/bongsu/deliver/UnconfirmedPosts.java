package io.bongsu.deliver;

import io.bongsu.compose.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The messages that were posted and have no certain answer, with the time of the post on the clock
 * that nobody sets. Kept by the message's id and not on the exchange: a circuit breaker works on a
 * copy of it, and what is noted there is gone when the call fails. Thread-safe.
 */
public final class UnconfirmedPosts {

  private final Map<String, Instant> posted = new ConcurrentHashMap<>();
  private final Clock clock;
  private final InstantSource monotonicClock;

  UnconfirmedPosts(Clock clock, InstantSource monotonicClock) {
    this.clock = clock;
    this.monotonicClock = monotonicClock;
  }

  /** The message is posted now: until an answer says otherwise, SENS may have it. */
  public void begin(Message message) {
    posted.put(message.id(), monotonicClock.instant());
  }

  /** Another process may have posted the message; its text is what goes on. */
  public Message takeOver(UnconfirmedMessage unconfirmed) {
    Duration ago = Duration.between(unconfirmed.postedAt(), clock.instant());
    Instant at = monotonicClock.instant().minus(ago.isNegative() ? Duration.ZERO : ago);
    posted.put(unconfirmed.message().id(), at);
    return unconfirmed.message();
  }

  public boolean isOpen(Message message) {
    return posted.containsKey(message.id());
  }

  /** Whether the message was posted less than so long ago. */
  boolean isWithin(Duration time, Message message) {
    Instant at = posted.get(message.id());
    return at != null && monotonicClock.instant().isBefore(at.plus(time));
  }

  void end(Message message) {
    posted.remove(message.id());
  }
}
