package io.bongsu.failure;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * The failures of the routes' steps: each is counted ({@code bongsu.failures} by route), each kind
 * is logged once an hour with file and line of the step, and readiness shows the kinds of the last
 * hour. The status stays up: taking the process out of service would reach no phone. Thread-safe.
 */
final class FailureLog implements HealthIndicator {

  static final String COUNTER = "bongsu.failures";

  private static final Logger LOG = LoggerFactory.getLogger("bongsu.failure");
  private static final Duration SHOWN = Duration.ofHours(1);
  private static final int MAX_KINDS = 50;

  /**
   * Where a failure happened.
   *
   * @param route id of the route; {@code unknown} if no step had begun
   * @param step id of the step, and file and line if they are known
   */
  record Place(String route, String step) {}

  private record Kind(Place place, Class<?> exception) {}

  private record Failures(Instant first, long count, String reason) {}

  private final MeterRegistry registry;
  private final Clock clock;
  private final Map<Kind, Failures> kinds = new LinkedHashMap<>();
  private final Set<Throwable> seen =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  FailureLog(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** Counts and logs an exception that may be seen again on its way: once. */
  void addOnce(Place place, Throwable failure, String consequence) {
    if (seen.add(failure)) {
      add(place, failure, consequence);
    }
  }

  void add(Place place, Throwable failure, String consequence) {
    registry.counter(COUNTER, "route", place.route()).increment();
    String reason = CauseText.of(failure);
    if (isFirst(new Kind(place, failure.getClass()), reason)) {
      LOG.error(
          "route {} failed at step {}: {}; {} (counted, and logged again in {} min)",
          place.route(),
          place.step(),
          reason,
          consequence,
          SHOWN.toMinutes());
    }
  }

  private synchronized boolean isFirst(Kind kind, String reason) {
    forget();
    Failures before = kinds.get(kind);
    if (before == null && kinds.size() >= MAX_KINDS) {
      return false;
    }
    kinds.put(
        kind,
        before == null
            ? new Failures(clock.instant(), 1, reason)
            : new Failures(before.first(), before.count() + 1, reason));
    return before == null;
  }

  private void forget() {
    Instant oldest = clock.instant().minus(SHOWN);
    kinds.values().removeIf(failures -> failures.first().isBefore(oldest));
  }

  @Override
  public synchronized Health health() {
    forget();
    Health.Builder health = Health.up();
    kinds.forEach(
        (kind, failures) ->
            health.withDetail(
                kind.place().route() + " " + kind.exception().getSimpleName(),
                "%d since %s at step %s: %s"
                    .formatted(
                        failures.count(),
                        failures.first(),
                        kind.place().step(),
                        failures.reason())));
    return health.build();
  }
}
