package io.bongsu.burst;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.AggregationRepository;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation whose open groups outlive its route. It is both what the aggregator needs: the
 * strategy, and the repository, from which an aggregator that starts learns how long each open
 * group may still wait. Named in the route as {@code aggregationStrategy} and {@code
 * aggregationRepository}.
 */
public abstract class ResumableAggregation
    implements AggregationStrategy, AggregationRepository, Deadlines {

  private final OpenGroups groups;
  private final InstantSource clock;

  public ResumableAggregation(OpenGroups groups, InstantSource clock) {
    this.groups = groups;
    this.clock = clock;
  }

  public final OpenGroups groups() {
    return groups;
  }

  final InstantSource clock() {
    return clock;
  }

  /**
   * Before a new aggregator takes the open groups over: each waits for what is left, not once more
   * for what its last alarm was to wait.
   */
  public final void release() {
    groups.release();
    Instant now = clock.instant();
    deadlines()
        .forEach(
            (key, due) -> {
              Exchange group = groups.get(null, key);
              if (group != null) {
                long left = Math.max(1, Duration.between(now, due).toMillis());
                group.setProperty(ExchangePropertyKey.AGGREGATED_TIMEOUT, left);
              }
            });
  }

  @Override
  public final @Nullable Exchange add(@Nullable CamelContext context, String key, Exchange group) {
    return groups.add(context, key, group);
  }

  @Override
  public final @Nullable Exchange get(@Nullable CamelContext context, String key) {
    return groups.get(context, key);
  }

  @Override
  public final void remove(@Nullable CamelContext context, String key, Exchange group) {
    groups.remove(context, key, group);
  }

  @Override
  public final void confirm(@Nullable CamelContext context, String exchangeId) {}

  @Override
  public final Set<String> getKeys() {
    return groups.getKeys();
  }
}
