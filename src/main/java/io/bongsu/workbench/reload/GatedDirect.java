package io.bongsu.workbench.reload;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectConsumer;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Camel's {@code direct:} with a gate before each endpoint, so that a route can be replaced when no
 * exchange is in it: who comes meanwhile waits. Camel's own producer waits too where there is no
 * consumer, but keeps the one it found before, and of two threads that come at that moment the
 * second may still enter the route that has been stopped.
 */
final class GatedDirect extends DirectComponent {

  private final Map<String, Gate> gates = new ConcurrentHashMap<>();

  /**
   * @param endpoint such as {@code direct:route-alarm}
   */
  Gate gate(String endpoint) {
    return gates.computeIfAbsent(endpoint, any -> new Gate());
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    DirectEndpoint endpoint = new Gated(uri, this, gate("direct:" + remaining));
    setProperties(endpoint, parameters);
    return endpoint;
  }

  /** Waits for a consumer, for those who call before all routes have started. */
  private @Nullable DirectConsumer consumer(String key) throws InterruptedException {
    return getConsumer(key, isBlock(), getTimeout());
  }

  private static final class Gated extends DirectEndpoint {

    private final GatedDirect component;
    private final Gate gate;
    private final String key;

    Gated(String uri, GatedDirect component, Gate gate) {
      super(uri, component);
      this.key = StringHelper.before(uri, "?", uri);
      this.component = component;
      this.gate = gate;
    }

    @Override
    public Producer createProducer() {
      return new Entering(this);
    }
  }

  private static final class Entering extends DefaultAsyncProducer {

    private final Gated endpoint;

    Entering(Gated endpoint) {
      super(endpoint);
      this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      try {
        if (!endpoint.gate.enter(Duration.ofMillis(endpoint.component.getTimeout()))) {
          return fail(exchange, callback, "is being replaced for too long");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return fail(exchange, callback, "was waited for when the thread was to stop");
      }
      return inside(exchange, callback);
    }

    private boolean inside(Exchange exchange, AsyncCallback callback) {
      AsyncCallback leaving =
          doneSync -> {
            endpoint.gate.leave();
            callback.done(doneSync);
          };
      try {
        DirectConsumer consumer = endpoint.component.consumer(endpoint.key);
        return consumer == null
            ? fail(exchange, leaving, "has no route")
            : consumer.getAsyncProcessor().process(exchange, leaving);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return fail(exchange, leaving, "was waited for when the thread was to stop");
      }
    }

    private boolean fail(Exchange exchange, AsyncCallback callback, String problem) {
      exchange.setException(
          new DirectConsumerNotAvailableException(
              endpoint.getEndpointUri() + " " + problem, exchange));
      callback.done(true);
      return true;
    }
  }
}
