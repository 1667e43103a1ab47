package io.bongsu.workbench.reload;

import io.bongsu.burst.ResumableAggregation;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.processor.aggregate.AggregateProcessor;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * One route that is to be replaced: nothing new comes in, what is in it finishes, and its open
 * groups stay open. For one thread.
 */
final class RouteHold {

  private static final long GLANCE_MS = 5;

  private final CamelContext camel;
  private final Route route;
  private final @Nullable Gate gate;
  private final List<AggregateProcessor> aggregators;

  /**
   * @param gate before its endpoint; null for a route that begins outside
   */
  RouteHold(CamelContext camel, Route route, @Nullable Gate gate) {
    this.camel = camel;
    this.route = route;
    this.gate = gate;
    this.aggregators =
        route.getServices().stream()
            .filter(AggregateProcessor.class::isInstance)
            .map(AggregateProcessor.class::cast)
            .toList();
  }

  /** Lets nothing in, and waits until all is out; false if that takes longer than the limit. */
  boolean close(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    if (gate == null) {
      Consumer consumer = route.getConsumer();
      ServiceHelper.suspendService(consumer);
    } else {
      gate.close();
      if (!gate.awaitEmpty(limit)) {
        return false;
      }
    }
    gatherings().forEach(gathering -> gathering.groups().hold());
    while (!isIdle()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(GLANCE_MS);
    }
    return true;
  }

  private boolean isIdle() {
    return camel.getInflightRepository().size(route.getRouteId()) == 0
        && aggregators.stream().allMatch(it -> it.getInProgressCompleteExchanges() == 0);
  }

  List<ResumableAggregation> gatherings() {
    return aggregators.stream()
        .map(AggregateProcessor::getAggregationRepository)
        .filter(ResumableAggregation.class::isInstance)
        .map(ResumableAggregation.class::cast)
        .toList();
  }

  /** Its open groups are for the route that comes in its place. */
  void keepGroups() {
    aggregators.stream()
        .filter(it -> it.getAggregationRepository() instanceof ResumableAggregation)
        .forEach(it -> it.setForceCompletionOnStop(false));
  }

  /** Its open groups are sent now, because no route comes in its place. */
  void closeGroups() {
    gatherings().forEach(ResumableAggregation::release);
  }

  /** The route goes on: the replacement was put off. */
  void reopen() {
    gatherings().forEach(ResumableAggregation::release);
    if (gate == null) {
      ServiceHelper.resumeService(route.getConsumer());
    }
    openGate();
  }

  void openGate() {
    if (gate != null) {
      gate.open();
    }
  }

  String id() {
    return route.getRouteId();
  }
}
