package io.bongsu.workbench.draw;

import io.bongsu.routes.RouteFiles;
import io.bongsu.workbench.rules.Topology;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The routes of a running program, and what Camel knows of each: counts, and open circuit breakers.
 * Thread-safe.
 */
final class RunningRoutes {

  /** Names that Camel's Micrometer component gives; tagged with the route. */
  private static final String TOTAL = "camel.exchanges.total";

  private static final String FAILED = "camel.exchanges.failed";
  private static final String ROUTE = "routeId";
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final RouteFiles files;
  private final CamelContext camel;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private Topology last = new Topology(List.of(), List.of());
  private final Map<Integer, Drawing> drawings = new HashMap<>();

  RunningRoutes(
      RouteFiles files, CamelContext camel, MeterRegistry meters, InstantSource monotonicClock) {
    this.files = files;
    this.camel = camel;
    this.meters = meters;
    this.clock = monotonicClock;
  }

  private record Drawing(Instant at, String svg) {}

  /**
   * The picture, drawn once a second at the most, by one request: anybody may ask.
   *
   * @param columns 1 for a phone, 2 for a wide screen
   */
  synchronized String svg(int columns) {
    Instant now = clock.instant();
    Drawing last = drawings.get(columns);
    if (last == null || !now.isBefore(last.at.plus(EVERY))) {
      last = new Drawing(now, TopologySvg.svg(topology(), live(), columns));
      drawings.put(columns, last);
    }
    return last.svg;
  }

  /** As the files of the routes say; as they said before, while one of them is being edited. */
  private Topology topology() {
    try {
      last = Topology.of(files.read()).running(id -> camel.getRoute(id) != null);
    } catch (YamlEngineException | IOException unreadable) {
      return last;
    }
    return last;
  }

  private LiveRoutes live() {
    Map<String, Long> failed = counts(FAILED);
    Map<String, LiveRoutes.Count> passed = new HashMap<>();
    counts(TOTAL)
        .forEach(
            (route, total) ->
                passed.put(route, new LiveRoutes.Count(total, failed.getOrDefault(route, 0L))));
    return new LiveRoutes(
        passed,
        camel.getRoutes().stream()
            .filter(route -> route.filter("*").stream().anyMatch(RunningRoutes::isOpen))
            .map(Route::getRouteId)
            .collect(Collectors.toSet()));
  }

  private static boolean isOpen(Processor step) {
    return step instanceof ResilienceProcessor breaker
        && Set.of("OPEN", "FORCED_OPEN").contains(breaker.getCircuitBreakerState());
  }

  private Map<String, Long> counts(String name) {
    return meters.find(name).counters().stream()
        .filter(counter -> route(counter) != null)
        .collect(
            Collectors.toMap(
                counter -> String.valueOf(route(counter)),
                counter -> (long) counter.count(),
                Long::sum));
  }

  private static @Nullable String route(Counter counter) {
    return counter.getId().getTag(ROUTE);
  }
}
