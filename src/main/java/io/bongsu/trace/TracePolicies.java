package io.bongsu.trace;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.burst.ReducedBurst;
import io.bongsu.compose.Message;
import io.bongsu.receipt.Receipt;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Begins and ends spans where an exchange enters or leaves a route, by the route's id, as {@code
 * /routes.svg} and the outcomes do: it holds for route files that are replaced, too.
 */
final class TracePolicies implements RoutePolicyFactory {

  private static final Logger LOG = LoggerFactory.getLogger(TracePolicies.class);
  private static final String LANE = "burst-";
  private static final String STATUS = "status-";
  private static final String ALARM = "bongsu.trace-alarm";
  private static final String BURST = "bongsu.trace-burst";
  private static final String POST = "bongsu.trace-post";

  private final AlarmSpans spans;

  TracePolicies(AlarmSpans spans) {
    this.spans = spans;
  }

  /** With what records spans in this process, which is OpenTelemetry's Java agent. */
  static TracePolicies recording(Clock clock) {
    Tracer tracer = GlobalOpenTelemetry.getTracer("io.bongsu");
    Span start = tracer.spanBuilder("start").startSpan();
    start.end();
    if (!start.getSpanContext().isValid()) {
      LOG.warn(
          "bongsu.trace.enabled is true, but nothing records spans: start java with"
              + " -javaagent:opentelemetry-javaagent.jar (docs/operate/traces.md)");
    }
    return new TracePolicies(new AlarmSpans(tracer, clock));
  }

  @Override
  public @Nullable RoutePolicy createRoutePolicy(
      CamelContext context, String routeId, NamedNode route) {
    return switch (routeId) {
      case "notify-burst" -> new Bursts();
      case "deliver-message" -> new Sends();
      case "deliver-send" -> new Posts();
      default -> new Alarms(routeId);
    };
  }

  /** Where an alarm arrives, takes its lane, and has its outcome. */
  private final class Alarms extends RoutePolicySupport {

    private final String id;

    Alarms(String id) {
      this.id = id;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      Object body = exchange.getMessage().getBody();
      Span span = exchange.getProperty(ALARM, Span.class);
      if (span == null && route.getEndpoint() instanceof Sqs2Endpoint) {
        exchange.setProperty(ALARM, spans.arrived(sender(exchange)));
      } else if (span != null && body instanceof Alarm alarm && id.startsWith(LANE)) {
        spans.is(span, alarm, id.substring(LANE.length()));
      } else if (id.startsWith(STATUS)) {
        outcome(id.substring(STATUS.length()), body, span);
      }
    }

    private void outcome(String outcome, Object body, @Nullable Span span) {
      if (body instanceof Receipt receipt) {
        spans.receipt(receipt);
      } else if (body instanceof Message message && outcome.equals("accepted")) {
        spans.accepted(message);
      } else if (body instanceof ReducedBurst reduced) {
        Stream<Alarm> ended =
            Stream.of(reduced.transients(), reduced.unneeded()).flatMap(List::stream);
        spans.end(ended.map(Alarm::key).toList(), outcome);
      } else if (span != null) {
        spans.end(span, outcome);
      }
    }

    /** An alarm that a lane took is open still; anything else ends with its exchange. */
    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      Span span = exchange.getProperty(ALARM, Span.class);
      if (span != null && route.getEndpoint() instanceof Sqs2Endpoint && !spans.isOpen(span)) {
        Exception failure = exchange.getException();
        if (failure != null) {
          span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        }
        span.end();
      }
    }
  }

  private static SpanContext sender(Exchange exchange) {
    String w3c = text(exchange, Sqs2Constants.MESSAGE_ATTRIBUTES, "traceparent");
    return TraceHeader.parse(
        w3c.isEmpty() ? text(exchange, Sqs2Constants.ATTRIBUTES, "AWSTraceHeader") : w3c);
  }

  private static String text(Exchange exchange, String header, String name) {
    Map<?, ?> attributes = exchange.getMessage().getHeader(header, Map.class);
    if (attributes != null) {
      for (Map.Entry<?, ?> each : attributes.entrySet()) {
        if (String.valueOf(each.getKey()).equalsIgnoreCase(name)) {
          return each.getValue() instanceof MessageAttributeValue value
              ? String.valueOf(value.stringValue())
              : String.valueOf(each.getValue());
        }
      }
    }
    return "";
  }

  /** When all messages of a burst were sent or failed, none of its alarms is open any more. */
  private final class Bursts extends RoutePolicySupport {

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      exchange.setProperty(BURST, exchange.getMessage().getBody());
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      if (exchange.getProperty(BURST) instanceof Burst burst) {
        List<String> keys = burst.alarms().stream().map(Alarm::key).toList();
        spans.end(keys, exchange.isFailed() ? "failed" : "withheld");
      }
    }
  }

  private final class Sends extends RoutePolicySupport {

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      if (exchange.getMessage().getBody() instanceof Message message) {
        spans.sends(message);
      }
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      Exception failure = exchange.getException();
      if (failure != null && exchange.getMessage().getBody() instanceof Message message) {
        spans.failed(message, failure);
      }
    }
  }

  private final class Posts extends RoutePolicySupport {

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      if (exchange.getMessage().getBody() instanceof Message message) {
        exchange.setProperty(POST, spans.posts(message));
      }
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      Span post = exchange.getProperty(POST, Span.class);
      if (post != null) {
        spans.end(post, exchange.isFailed() ? "failed" : "answered");
      }
    }
  }
}
