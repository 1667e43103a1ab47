package io.bongsu.deliver;

import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.sens.SensOutcome.AccountRefused;
import io.bongsu.sens.SensOutcome.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Shows in readiness that SENS refuses our messages, as it does with a wrong key, until it takes
 * one again. The status stays up: taking the process out of service would not help. Thread-safe.
 */
final class SensHealth implements HealthIndicator {

  private record Refusal(Instant at, int status, String reason) {}

  private final AtomicReference<@Nullable Refusal> last = new AtomicReference<>();
  private final RefusedNumbers numbers;
  private final AlimtalkTemplateCheck template;
  private final Clock clock;

  SensHealth(RefusedNumbers numbers, AlimtalkTemplateCheck template, Clock clock) {
    this.numbers = numbers;
    this.template = template;
    this.clock = clock;
  }

  void see(SensOutcome outcome) {
    if (outcome instanceof Refused refused) {
      last.set(new Refusal(clock.instant(), refused.status(), refused.reason()));
    } else if (outcome instanceof AccountRefused refused) {
      last.set(new Refusal(clock.instant(), refused.status(), refused.reason()));
    } else if (outcome instanceof Accepted) {
      last.set(null);
    }
  }

  @Override
  public Health health() {
    Refusal refusal = last.get();
    Health.Builder health = Health.up();
    if (refusal != null) {
      health
          .withDetail("refused-at", refusal.at().toString())
          .withDetail("status", refusal.status())
          .withDetail("reason", refusal.reason());
    }
    template.problem().ifPresent(problem -> health.withDetail("alimtalk-template", problem));
    List<String> refused = numbers.names();
    return refused.isEmpty()
        ? health.build()
        : health.withDetail("refused-numbers", refused).build();
  }
}
