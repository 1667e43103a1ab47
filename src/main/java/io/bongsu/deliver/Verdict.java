package io.bongsu.deliver;

import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensOutcome.Accepted;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Judges the answer of SENS in the variable {@code outcome}: acceptance goes on, everything else is
 * an exception by which the error policy decides.
 */
final class Verdict implements Processor {

  @Override
  public void process(Exchange exchange) {
    SensOutcome outcome = exchange.getVariable("outcome", SensOutcome.class);
    Accepted accepted = outcome.orThrow();
    exchange.setVariable("outcome", accepted);
  }
}
