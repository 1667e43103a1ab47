package io.bongsu.workbench.preview;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Sees every exchange that enters or leaves a route, and silences the routes' own log: what did not
 * happen must not stand there.
 */
final class RecordingInterceptor implements RoutePolicyFactory, InterceptStrategy {

  private final PreviewRecorder recorder;

  RecordingInterceptor(PreviewRecorder recorder) {
    this.recorder = recorder;
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
    return AsyncProcessorConverterHelper.convert(kept);
  }
}
