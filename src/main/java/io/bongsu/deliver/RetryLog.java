package io.bongsu.deliver;

import io.bongsu.compose.Message;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that a channel does not take messages, and once that it does again, while the error
 * policy retries each message many times: the policy's {@code onExceptionOccurred}. The outage of a
 * channel lasts until no message is left that it failed to take. Thread-safe.
 */
final class RetryLog implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger(RetryLog.class);

  private static final String SMS = Channels.Kind.SMS.key();

  /**
   * @param failed when each message was last not taken, by its id
   */
  private record Outage(Instant begun, Map<String, Instant> failed) {}

  private final Map<String, Outage> outages = new HashMap<>();
  private final Duration kept;
  private final InstantSource clock;

  /**
   * @param kept how long a message counts that is not tried again, such as one that another process
   *     took over
   */
  RetryLog(Duration kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * An attempt failed and will be repeated. While a question to SENS fails the exchange does not
   * have the message but the question; the message itself failed before that.
   */
  @Override
  public void process(Exchange exchange) {
    Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    Exception failure = caught == null ? exchange.getException() : caught;
    if (failure != null) {
      Message message = exchange.getMessage().getBody() instanceof Message waiting ? waiting : null;
      failed(exchange.getVariable("channel", String.class), message, failure);
    }
  }

  /** A circuit breaker that is open says nothing new, but the message goes on waiting. */
  private synchronized void failed(
      @Nullable String channel, @Nullable Message message, Exception failure) {
    String key = channel == null ? SMS : channel;
    Outage outage = outages.get(key);
    if (outage == null) {
      if (failure instanceof CallNotPermittedException) {
        return;
      }
      outage = new Outage(clock.instant(), new HashMap<>());
      outages.put(key, outage);
      LOG.warn(
          "the channel {} does not take messages, each is retried until it does: {}",
          key,
          failure.getMessage());
    }
    if (message != null) {
      outage.failed().put(message.id(), clock.instant());
    }
  }

  /**
   * A message was taken or refused for itself.
   *
   * @param channel what carries the message; null for SMS
   */
  synchronized void answered(@Nullable String channel, Message message) {
    String key = channel == null ? SMS : channel;
    Outage outage = outages.get(key);
    if (outage == null) {
      return;
    }
    Instant now = clock.instant();
    outage.failed().remove(message.id());
    outage.failed().values().removeIf(last -> last.plus(kept).isBefore(now));
    if (outage.failed().isEmpty()) {
      outages.remove(key);
      LOG.info(
          "the channel {} takes messages again, after {} s",
          key,
          Duration.between(outage.begun(), now).toSeconds());
    }
  }
}
