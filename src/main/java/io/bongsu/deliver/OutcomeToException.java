package io.bongsu.deliver;

import io.bongsu.compose.Message;
import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensOutcome.Refused;
import io.bongsu.sens.SensOutcome.Unknown;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Judges the answer of SENS in the variable {@code outcome}: acceptance goes on, and so does a
 * refusal that may concern one number only, in the variable {@code refusal}; everything else is an
 * exception by which the error policy decides. A certain answer ends the doubt that began with the
 * post.
 */
final class OutcomeToException implements Processor {

  private final UnconfirmedPosts posts;
  private final SensHealth health;

  OutcomeToException(UnconfirmedPosts posts, SensHealth health) {
    this.posts = posts;
    this.health = health;
  }

  @Override
  public void process(Exchange exchange) {
    SensOutcome outcome = exchange.getVariable("outcome", SensOutcome.class);
    exchange.removeVariable("outcome");
    health.see(outcome);
    if (!(outcome instanceof Unknown)) {
      posts.end(exchange.getMessage().getBody(Message.class));
    }
    if (outcome instanceof Refused refused && refused.mayConcernOneNumber()) {
      exchange.setVariable("refusal", refused);
    } else {
      exchange.setVariable("acceptance", outcome.orThrow());
    }
  }
}
