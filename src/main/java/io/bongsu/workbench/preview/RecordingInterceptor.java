package io.bongsu.workbench.preview;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Sees every exchange that enters or leaves a route, and silences the routes' own log: what did not
 * happen must not stand there. After the deadline no step does anything any more.
 */
final class RecordingInterceptor implements RoutePolicyFactory, InterceptStrategy {

  private final PreviewRecorder recorder;
  private final PreviewDeadline deadline;

  RecordingInterceptor(PreviewRecorder recorder, PreviewDeadline deadline) {
    this.recorder = recorder;
    this.deadline = deadline;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    return new RoutePolicySupport() {
      @Override
      public void onExchangeBegin(Route entered, Exchange exchange) {
        recorder.entered(routeId, exchange);
      }

      @Override
      public void onExchangeDone(Route left, Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure != null) {
          recorder.failed(exchange, failure);
        }
      }
    };
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode step, Processor target, Processor next) {
    Processor kept = step instanceof LogDefinition ? exchange -> {} : target;
    return new DelegateAsyncProcessor(kept) {
      @Override
      public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
          deadline.check();
        } catch (PreviewTooLongException late) {
          exchange.setException(late);
          callback.done(true);
          return true;
        }
        return super.process(exchange, callback);
      }
    };
  }
}
