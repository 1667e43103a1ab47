package io.bongsu.workbench.reload;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Shows in health whether the running routes are those in the files. The status stays up: routes
 * that were refused change nothing, and the old ones work. Thread-safe.
 */
final class ReloadState implements HealthIndicator {

  private record State(String routes, String problem, Instant since) {}

  private final AtomicReference<State> state;
  private final Clock clock;

  ReloadState(Clock clock) {
    this.clock = clock;
    this.state = new AtomicReference<>(new State("as in the files", "", clock.instant()));
  }

  void upToDate() {
    state.set(new State("as in the files", "", clock.instant()));
  }

  void refused(String problem) {
    state.set(new State("older than the files", problem, clock.instant()));
  }

  @Override
  public Health health() {
    State now = Objects.requireNonNull(state.get());
    Health.Builder health = Health.up().withDetail("routes", now.routes());
    if (!now.problem().isEmpty()) {
      health.withDetail("problem", now.problem());
    }
    return health.withDetail("since", now.since().toString()).build();
  }
}
