package io.bongsu.deliver;

import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.sens.SensOutcome.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Shows in readiness that SENS refuses our messages, as it does with a wrong key, until it takes
 * one again. The status stays up: taking the process out of service would help nobody. Thread-safe.
 */
final class SensHealth implements HealthIndicator {

  private record Refusal(Instant at, Refused answer) {}

  private final AtomicReference<@Nullable Refusal> last = new AtomicReference<>();
  private final Clock clock;

  SensHealth(Clock clock) {
    this.clock = clock;
  }

  void see(SensOutcome outcome) {
    if (outcome instanceof Refused refused) {
      last.set(new Refusal(clock.instant(), refused));
    } else if (outcome instanceof Accepted) {
      last.set(null);
    }
  }

  @Override
  public Health health() {
    Refusal refusal = last.get();
    return refusal == null
        ? Health.up().build()
        : Health.up()
            .withDetail("refused-at", refusal.at().toString())
            .withDetail("status", refusal.answer().status())
            .withDetail("reason", refusal.answer().reason())
            .build();
  }
}
