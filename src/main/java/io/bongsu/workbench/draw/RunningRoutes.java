package io.bongsu.workbench.draw;

import io.bongsu.routes.RouteFiles;
import io.bongsu.workbench.rules.Topology;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The routes of a running program, and Camel's own count of what went through each. Thread-safe.
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
  private @Nullable Instant drawn;
  private String svg = "";

  RunningRoutes(
      RouteFiles files, CamelContext camel, MeterRegistry meters, InstantSource monotonicClock) {
    this.files = files;
    this.camel = camel;
    this.meters = meters;
    this.clock = monotonicClock;
  }

  /** The picture, drawn once a second at the most, by one request: anybody may ask. */
  synchronized String svg() {
    Instant now = clock.instant();
    if (drawn == null || !now.isBefore(drawn.plus(EVERY))) {
      drawn = now;
      svg = TopologySvg.svg(topology(), passed());
    }
    return svg;
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

  private Map<String, ExchangeCounts> passed() {
    Map<String, Long> failed = counts(FAILED);
    return counts(TOTAL).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                count ->
                    new ExchangeCounts(count.getValue(), failed.getOrDefault(count.getKey(), 0L))));
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
