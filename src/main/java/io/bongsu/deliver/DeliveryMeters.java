package io.bongsu.deliver;

import io.bongsu.compose.Message;
import io.bongsu.compose.MessageKind;
import io.bongsu.notify.MessagePrices;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

  /** The label of a team that {@code bongsu.recipients} does not have. */
  private static final String OTHER = "other";

  /** What distinguishes the messages of one meter from those of another; each has few values. */
  private record Labels(String lane, String kind, String team) {

    Tags tags() {
      return Tags.of("lane", lane, "kind", kind, "team", team);
    }
  }

  private final MeterRegistry registry;
  private final Set<String> teams;
  private final MessagePrices prices;
  private final Clock clock;
  private final DistributionSummary size;
  private final Timer latency;
  private final Map<Labels, Timer> delays = new ConcurrentHashMap<>();
  private final Map<Labels, Counter> spent = new ConcurrentHashMap<>();

  /**
   * @param teams names that may be labels
   */
  public DeliveryMeters(
      MeterRegistry registry, Set<String> teams, MessagePrices prices, Clock clock) {
    this.registry = registry;
    this.teams = Set.copyOf(teams);
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
    for (String team : this.teams) {
      for (MessageKind kind : MessageKind.values()) {
        for (String lane : List.of("urgent", "digest")) {
          Labels labels = new Labels(lane, kind.name(), team);
          spent.put(labels, spent(labels));
          delays.put(labels, delay(labels));
        }
      }
    }
  }

  private Counter spent(Labels labels) {
    return Counter.builder("bongsu.spent.won")
        .description("price of the messages that SENS accepted, in won")
        .tags(labels.tags())
        .register(registry);
  }

  private Timer delay(Labels labels) {
    return Timer.builder("bongsu.accepted.delay")
        .description("from CloudWatch's change of state to SENS's acceptance")
        .tags(labels.tags())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Labels labels(Message message) {
    String team = teams.contains(message.team()) ? message.team() : OTHER;
    return new Labels(message.lane(), message.kind().name(), team);
  }

  /** A message that a crash left behind has forgotten its alarms; it is not measured. */
  public void accepted(Message message) {
    Labels labels = labels(message);
    spent.computeIfAbsent(labels, this::spent).increment(won(message));
    if (message.alarms().isEmpty()) {
      return;
    }
    size.record(message.alarms().size());
    Timer delay = delays.computeIfAbsent(labels, this::delay);
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
