package io.bongsu.deliver;

import io.bongsu.message.Message;
import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensOutcome.Unknown;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Judges the answer of SENS in the variable {@code outcome}: acceptance goes on, everything else is
 * an exception by which the error policy decides. A certain answer ends the doubt that began with
 * the post.
 */
final class Verdict implements Processor {

  private final Doubts doubts;
  private final SensHealth health;

  Verdict(Doubts doubts, SensHealth health) {
    this.doubts = doubts;
    this.health = health;
  }

  @Override
  public void process(Exchange exchange) {
    SensOutcome outcome = exchange.getVariable("outcome", SensOutcome.class);
    exchange.removeVariable("outcome");
    health.see(outcome);
    if (!(outcome instanceof Unknown)) {
      doubts.end(exchange.getMessage().getBody(Message.class));
    }
    exchange.setVariable("outcome", outcome.orThrow());
  }
}
