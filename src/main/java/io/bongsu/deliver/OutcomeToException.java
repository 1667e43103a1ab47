package io.bongsu.deliver;

import io.bongsu.compose.Message;
import io.bongsu.deliver.Channels.Kind;
import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.sens.SensOutcome.AccountRefused;
import io.bongsu.sens.SensOutcome.Busy;
import io.bongsu.sens.SensOutcome.Refused;
import io.bongsu.sens.SensOutcome.Unknown;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Judges the answer of SENS in the variable {@code outcome}: acceptance goes on, and so does a
 * refusal that may concern one number only, in the variable {@code refusal}; everything else is an
 * exception by which the error policy decides. A certain answer ends the doubt that began with the
 * post. On channels other than SMS every refusal goes on, and so does "busy" at the deadline: there
 * is another channel to be tried.
 */
final class OutcomeToException implements Processor {

  private final UnconfirmedPosts posts;
  private final SensHealth health;
  private final RetryLog retries;
  private final Duration deadline;
  private final Clock clock;

  /**
   * @param deadline how long a channel other than SMS may be busy
   */
  OutcomeToException(
      UnconfirmedPosts posts, SensHealth health, RetryLog retries, Duration deadline, Clock clock) {
    this.posts = posts;
    this.health = health;
    this.retries = retries;
    this.deadline = deadline;
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) {
    SensOutcome outcome = exchange.getVariable("outcome", SensOutcome.class);
    exchange.removeVariable("outcome");
    Message message = exchange.getMessage().getBody(Message.class);
    String channel = exchange.getVariable("channel", String.class);
    if (outcome instanceof Accepted || outcome instanceof Refused) {
      retries.answered(channel, message);
    }
    if (Kind.isSms(channel)) {
      health.see(outcome);
    } else {
      outcome = onNextChannel(message, outcome);
    }
    if (!(outcome instanceof Unknown)) {
      posts.end(message);
    }
    if (outcome instanceof Refused refused && refused.mayConcernOneNumber()) {
      exchange.setVariable("refusal", refused);
    } else {
      exchange.setVariable("acceptance", outcome.orThrow());
    }
  }

  private SensOutcome onNextChannel(Message message, SensOutcome outcome) {
    boolean late = clock.instant().isAfter(message.composedAt().plus(deadline));
    boolean isOver =
        outcome instanceof Refused
            || outcome instanceof AccountRefused
            || (late && outcome instanceof Busy);
    return isOver ? new Refused(400, outcome.reason()) : outcome;
  }
}
