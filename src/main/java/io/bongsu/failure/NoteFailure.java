package io.bongsu.failure;

import io.bongsu.failure.FailureLog.Place;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Notes an unexpected exception at the moment when a step throws it, and while the exchange still
 * knows which step that was: the error policy's {@code onExceptionOccurred}. An exception that
 * passes several routes is noted once. Thread-safe.
 */
final class NoteFailure implements Processor {

  private final FailureLog log;

  NoteFailure(FailureLog log) {
    this.log = log;
  }

  @Override
  public void process(Exchange exchange) {
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    note(exchange, failure == null ? exchange.getException() : failure);
  }

  void note(Exchange exchange, @Nullable Exception failure) {
    if (failure != null) {
      log.addOnce(
          place(exchange),
          failure,
          "the alarms concerned come back from the queue; if they fail again they are sent to the"
              + " default team without these routes");
    }
  }

  private static Place place(Exchange exchange) {
    ExchangeExtension history = exchange.getExchangeExtension();
    String route = exchange.getProperty(Exchange.FAILURE_ROUTE_ID, String.class);
    if (route == null
        && exchange.getUnitOfWork() != null
        && exchange.getUnitOfWork().getRoute() != null) {
      route = exchange.getUnitOfWork().getRoute().getRouteId();
    }
    return new Place(
        route == null ? "unknown" : route,
        step(history.getHistoryNodeId(), history.getHistoryNodeSource()));
  }

  /**
   * {@code route-alarm-lane (route.camel.yaml:14)}.
   *
   * @param source file and line, whose extension Camel leaves out
   */
  static String step(@Nullable String id, @Nullable String source) {
    String name = id == null ? "unknown" : id;
    if (source == null || source.isBlank()) {
      return name;
    }
    String file = source.substring(source.lastIndexOf('/') + 1);
    return name + " (" + file.replace(".camel:", ".camel.yaml:") + ")";
  }
}
