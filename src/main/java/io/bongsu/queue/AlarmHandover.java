package io.bongsu.queue;

import io.bongsu.alarm.ParsedDocument;
import org.apache.camel.Exchange;

/**
 * Hands an alarm of the Kamelet {@code cloudwatch-alarm-source} on to the route that uses it. A
 * Kamelet gives what follows a copy of its exchange, so the copy would know nothing of the queue
 * message; it takes the acknowledgement with it, for whoever gathers alarms. A route that begins
 * with another queue consumer may call it too, before it calls {@code alarm-burst-action}.
 * Thread-safe.
 */
public final class AlarmHandover {

  /** A reading becomes what it is about; any other body stays. */
  public void handOver(Exchange exchange) {
    if (exchange.getMessage().getBody() instanceof ParsedDocument reading) {
      exchange.getMessage().setBody(reading.body());
    }
    DeferredAck.lend(exchange, InFlightCount.in(exchange.getContext()));
  }
}
