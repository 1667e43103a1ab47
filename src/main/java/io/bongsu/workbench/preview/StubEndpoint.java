package io.bongsu.workbench.preview;

import java.util.function.Consumer;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** An address outside of the process that nobody calls. */
final class StubEndpoint extends DefaultEndpoint {

  private final Processor sent;
  private final Consumer<DefaultConsumer> consumes;

  /**
   * @param sent what happens to an exchange that is sent here
   * @param consumes is called with a route that consumes from here; nothing comes by itself
   */
  StubEndpoint(
      String uri, Component component, Processor sent, Consumer<DefaultConsumer> consumes) {
    super(uri, component);
    this.sent = sent;
    this.consumes = consumes;
  }

  @Override
  public Producer createProducer() {
    return new DefaultProducer(this) {
      @Override
      public void process(Exchange exchange) throws Exception {
        sent.process(exchange);
      }
    };
  }

  @Override
  public org.apache.camel.Consumer createConsumer(Processor route) {
    DefaultConsumer consumer = new DefaultConsumer(this, route);
    consumes.accept(consumer);
    return consumer;
  }

  @Override
  public boolean isLenientProperties() {
    return true;
  }
}
