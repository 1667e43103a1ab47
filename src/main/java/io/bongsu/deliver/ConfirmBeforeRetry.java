package io.bongsu.deliver;

import io.bongsu.compose.Message;
import io.bongsu.sens.SensInquiry;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.sens.SensOutcome.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds out what became of a message whose last post has no certain answer. If SENS has it, its
 * acceptance is in the variable {@code outcome}; if it surely does not, the message may be posted
 * again; if neither can be said, that is an exception.
 *
 * <p>"Not there" is believed only some time after the post, for SENS lists a message a little after
 * it has taken it.
 */
final class ConfirmBeforeRetry implements Processor {

  /** The clocks of SENS and of this machine differ; SENS refuses five minutes. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** SENS lists no longer time at once; what was left longer ago is posted again. */
  private static final Duration LONGEST = Duration.ofDays(30);

  private final UnconfirmedPosts posts;
  private final SensInquiry inquiry;
  private final Duration grace;
  private final Clock clock;

  ConfirmBeforeRetry(UnconfirmedPosts posts, SensInquiry inquiry, Duration grace, Clock clock) {
    this.posts = posts;
    this.inquiry = inquiry;
    this.grace = grace;
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage().getBody(Message.class);
    Optional<Accepted> found = find(message);
    if (found.isPresent()) {
      exchange.setVariable("acceptance", found.get());
    } else {
      refuseIfTooEarly(posts.since(message).orElse(Instant.EPOCH));
    }
    posts.end(message);
  }

  private Optional<Accepted> find(Message message) {
    Instant to = clock.instant().plus(SKEW);
    Instant composed = message.composedAt().minus(SKEW);
    Instant earliest = to.minus(LONGEST);
    Instant from = composed.isAfter(earliest) ? composed : earliest;
    return inquiry
        .find(message.text(), message.numbers().get(0), from, to)
        .map(requestId -> new Accepted(requestId, null));
  }

  private void refuseIfTooEarly(Instant posted) {
    if (clock.instant().isBefore(posted.plus(grace))) {
      new Unknown("SENS does not list it yet").orThrow();
    }
  }
}
