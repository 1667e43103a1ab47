package io.bongsu.deliver;

import io.bongsu.compose.Message;
import io.bongsu.compose.MessageKind;
import io.bongsu.notify.MessagePrices;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;

/** Measures accepted messages: how many alarms each names, and how late they are. Thread-safe. */
public final class DeliveryMeters {

  /** Upper ends of the buckets: the promise for a critical alarm is below a minute. */
  private static final Duration[] BUCKETS = {
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1)
  };

  private final MeterRegistry registry;
  private final MessagePrices prices;
  private final Clock clock;
  private final DistributionSummary size;
  private final Timer latency;

  public DeliveryMeters(MeterRegistry registry, MessagePrices prices, Clock clock) {
    this.registry = registry;
    this.prices = prices;
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
    for (MessageKind kind : MessageKind.values()) {
      spent(kind);
      delay("urgent", kind);
      delay("digest", kind);
    }
  }

  private Counter spent(MessageKind kind) {
    return Counter.builder("bongsu.spent.won")
        .description("price of the messages that SENS accepted, in won")
        .tag("kind", kind.name())
        .register(registry);
  }

  private Timer delay(String lane, MessageKind kind) {
    return Timer.builder("bongsu.accepted.delay")
        .description("from CloudWatch's change of state to SENS's acceptance, by lane")
        .tag("lane", lane)
        .tag("kind", kind.name())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** A message that a crash left behind has forgotten its alarms; it is not measured. */
  public void accepted(Message message) {
    spent(message.kind()).increment(won(message));
    if (message.alarms().isEmpty()) {
      return;
    }
    size.record(message.alarms().size());
    Timer delay = delay(message.lane(), message.kind());
    message
        .alarms()
        .forEach(
            alarm -> {
              Duration since = Duration.between(alarm.stateChangeTime(), clock.instant());
              latency.record(since);
              delay.record(since);
            });
  }

  private double won(Message message) {
    return prices.won(message.kind().name()).doubleValue() * message.size();
  }
}
