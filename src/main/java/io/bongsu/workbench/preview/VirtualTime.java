package io.bongsu.workbench.preview;

import io.bongsu.burst.Deadlines;
import io.bongsu.burst.Gathered;
import io.bongsu.queue.InFlightCount;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.processor.aggregate.AggregateProcessor;

/**
 * Runs the real routes on a clock that is put forward by hand: what waits in them (open bursts, and
 * alarms that have to calm down) is triggered when that clock says so, in the order in which it is
 * due, and the clock goes on only when that is done. A day of alarms takes seconds.
 *
 * <p>Camel's own timeouts run on the machine's time; in a program that runs so they are put out of
 * the way by a long {@code bongsu.clock.check-every-ms}. For one thread, which puts alarms into the
 * routes and the clock forward.
 */
public final class VirtualTime {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private record Open(AggregateProcessor aggregator, String group, Instant due) {}

  private final VirtualClock clock;
  private final CamelContext context;
  private final InFlightCount held;
  private final PreviewDeadline deadline;
  private List<Route> routes = List.of();
  private List<AggregateProcessor> aggregators = List.of();

  public VirtualTime(VirtualClock clock, CamelContext context, InFlightCount held) {
    this(clock, context, held, new PreviewDeadline());
  }

  VirtualTime(
      VirtualClock clock, CamelContext context, InFlightCount held, PreviewDeadline deadline) {
    this.clock = clock;
    this.context = context;
    this.held = held;
    this.deadline = deadline;
  }

  /** Begins anew at any time, as if nothing had been sent before; nothing may be waiting. */
  public void startOver(Instant at) {
    aggregators().map(VirtualTime::deadlines).forEach(Deadlines::forget);
    clock.startOver(at);
  }

  /** Lets time pass until then. */
  public void runTo(Instant until) {
    awaitIdle();
    Optional<Open> next = next(until);
    while (next.isPresent()) {
      clock.forward(next.get().due());
      next.get().aggregator().forceCompletionOfGroup(next.get().group());
      awaitIdle();
      next = next(until);
    }
    clock.forward(until);
  }

  /** Lets time pass until nothing waits any more. */
  public void runOut() {
    awaitIdle();
    next(Instant.MAX)
        .ifPresent(
            open -> {
              runTo(open.due());
              runOut();
            });
  }

  private Optional<Open> next(Instant until) {
    return aggregators()
        .flatMap(VirtualTime::open)
        .filter(open -> !open.due().isAfter(until))
        .min(Comparator.comparing(Open::due));
  }

  private static Stream<Open> open(AggregateProcessor aggregator) {
    return deadlines(aggregator).deadlines().entrySet().stream()
        .map(entry -> new Open(aggregator, entry.getKey(), entry.getValue()));
  }

  private static Deadlines deadlines(AggregateProcessor aggregator) {
    return (Deadlines) aggregator.getAggregationStrategy();
  }

  /**
   * Looked for again only when a route was replaced: a replay asks some ten times for each alarm.
   */
  private Stream<AggregateProcessor> aggregators() {
    List<Route> current = context.getRoutes();
    if (!current.equals(routes)) {
      routes = List.copyOf(current);
      aggregators = current.stream().flatMap(VirtualTime::aggregators).toList();
    }
    return aggregators.stream();
  }

  private static Stream<AggregateProcessor> aggregators(Route route) {
    return route.getServices().stream()
        .filter(AggregateProcessor.class::isInstance)
        .map(AggregateProcessor.class::cast)
        .filter(aggregator -> aggregator.getAggregationStrategy() instanceof Deadlines);
  }

  /** Waits until every alarm that is held waits in an open group. */
  private void awaitIdle() {
    deadline.check();
    if (held.alarms() > 0 && !held.await(this::waiting, patience())) {
      deadline.check();
      throw new IllegalStateException(
          "after "
              + PATIENCE
              + " there are still alarms on their way: "
              + held.alarms()
              + " are held, of which "
              + waiting()
              + " wait in an open group");
    }
  }

  private Duration patience() {
    Duration left = deadline.left();
    return left.compareTo(PATIENCE) < 0 ? left : PATIENCE;
  }

  private int waiting() {
    return aggregators().mapToInt(VirtualTime::waiting).sum();
  }

  private static int waiting(AggregateProcessor aggregator) {
    var groups = aggregator.getAggregationRepository();
    return List.copyOf(groups.getKeys()).stream()
        .map(key -> groups.get(null, key))
        .mapToInt(VirtualTime::alarms)
        .sum();
  }

  private static int alarms(Exchange group) {
    return group != null && group.getMessage().getBody() instanceof Gathered burst
        ? burst.size()
        : 1;
  }
}
