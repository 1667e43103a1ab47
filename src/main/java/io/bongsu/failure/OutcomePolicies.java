package io.bongsu.failure;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.ReducedBurst;
import io.bongsu.compose.Message;
import io.bongsu.queue.BurstAcks;
import io.bongsu.queue.DeferredAck;
import io.bongsu.queue.QueueMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches that every message of the alarm queue comes to an outcome. A route whose id begins with
 * {@code status-} is an outcome of what enters it; the route that receives from the queue is where
 * a message begins and where its exchange is judged. It works by ids and endpoints, so that it
 * holds for route files that are replaced, too.
 */
final class OutcomePolicies implements RoutePolicyFactory {

  private static final String STATUS = "status-";

  /** Puts each document on the queue by itself: the outcome of the message that held them. */
  private static final String SEVERAL = "ingest-several";

  private final AlarmRescue rescue;

  OutcomePolicies(AlarmRescue rescue) {
    this.rescue = rescue;
  }

  @Override
  public @Nullable RoutePolicy createRoutePolicy(
      CamelContext context, String routeId, NamedNode route) {
    if (routeId.startsWith(STATUS)) {
      return new Records(routeId.substring(STATUS.length()));
    }
    return routeId.equals(SEVERAL) ? new Records("several") : new Receives(rescue);
  }

  /** An exchange that enters has this outcome. */
  private static final class Records extends RoutePolicySupport {

    private final String outcome;

    Records(String outcome) {
      this.outcome = outcome;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      Map<String, DeferredAck> burst = BurstAcks.of(exchange);
      QueueMessage own = QueueMessage.of(exchange);
      if (!burst.isEmpty()) {
        concerned(exchange.getMessage().getBody(), burst).forEach(one -> one.record(outcome));
      } else if (own != null) {
        own.record(outcome);
      }
    }

    /** What is held for those alarms that the body is about; for all if it does not say. */
    private Collection<DeferredAck> concerned(Object body, Map<String, DeferredAck> burst) {
      Stream<String> keys;
      if (body instanceof Alarm alarm) {
        keys = Stream.of(alarm.key());
      } else if (body instanceof Message message) {
        keys = message.keys().stream();
      } else if (body instanceof ReducedBurst reduced) {
        keys =
            Stream.of(reduced.transients(), reduced.unneeded())
                .flatMap(List::stream)
                .map(Alarm::key);
      } else {
        return burst.values();
      }
      return keys.flatMap(key -> Stream.ofNullable(burst.get(key))).toList();
    }
  }

  /** The exchange of a message of the alarm queue begins and ends here. */
  private static final class Receives extends RoutePolicySupport {

    private final AlarmRescue rescue;

    Receives(AlarmRescue rescue) {
      this.rescue = rescue;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      if (receivesAlarms(route.getEndpoint())) {
        rescue.received(exchange);
      }
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      if (receivesAlarms(route.getEndpoint())) {
        rescue.ended(exchange);
      }
    }

    private boolean receivesAlarms(Endpoint endpoint) {
      return endpoint instanceof Sqs2Endpoint queue
          && rescue.isAlarmQueue(queue.getConfiguration().getQueueName());
    }
  }
}
