package io.bongsu.deliver;

import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Down while a burst has been on its way for longer than {@code bongsu.deliver.late-after}: its
 * people do not know yet. Not part of readiness, for taking the process out of service would not
 * help.
 */
final class DeliveryHealth implements HealthIndicator {

  private final DeliveryOrder order;
  private final Duration lateAfter;

  DeliveryHealth(DeliveryOrder order, Duration lateAfter) {
    this.order = order;
    this.lateAfter = lateAfter;
  }

  @Override
  public Health health() {
    Duration oldest = order.oldest();
    boolean late = oldest.compareTo(lateAfter) > 0;
    return (late ? Health.down() : Health.up())
        .withDetail("waiting-bursts", order.waiting())
        .withDetail("oldest-seconds", oldest.toSeconds())
        .build();
  }
}
