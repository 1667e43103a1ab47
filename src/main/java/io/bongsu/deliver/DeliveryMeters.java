package io.bongsu.deliver;

import io.bongsu.compose.Message;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;

/** Measures accepted messages: how many alarms each names, and how late they are. Thread-safe. */
public final class DeliveryMeters {

  private final Clock clock;
  private final DistributionSummary size;
  private final Timer latency;

  public DeliveryMeters(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    this.size =
        DistributionSummary.builder("bongsu.burst.size")
            .description("alarms that one accepted message names")
            .register(registry);
    this.latency =
        Timer.builder("bongsu.latency")
            .description("from CloudWatch's change of state to SENS's acceptance")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
  }

  /** A message that a crash left behind has forgotten its alarms; it is not measured. */
  public void accepted(Message message) {
    if (message.alarms().isEmpty()) {
      return;
    }
    size.record(message.alarms().size());
    message
        .alarms()
        .forEach(
            alarm -> latency.record(Duration.between(alarm.stateChangeTime(), clock.instant())));
  }
}
