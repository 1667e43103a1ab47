package io.bongsu.burst;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.AggregationRepository;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.UnitOfWorkHelper;
import org.jspecify.annotations.Nullable;

/**
 * The open groups of an aggregator, which outlive it: when its route is replaced, the new route
 * goes on with them. Thread-safe.
 */
public final class OpenGroups implements AggregationRepository {

  private final Map<String, Exchange> groups = new ConcurrentHashMap<>();
  private volatile boolean held;

  /** Shows no groups until {@link #release}, so that none is closed while its route is replaced. */
  public void hold() {
    held = true;
  }

  public void release() {
    held = false;
  }

  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /**
   * Lets all groups fail, because no aggregator will close them any more: their alarms go back to
   * the queue.
   */
  public void abandon(Exception why) {
    for (String key : List.copyOf(groups.keySet())) {
      Exchange group = groups.remove(key);
      if (group != null) {
        group.setException(why);
        List<Synchronization> ends = group.getExchangeExtension().handoverCompletions();
        UnitOfWorkHelper.doneSynchronizations(group, ends);
      }
    }
  }

  @Override
  public @Nullable Exchange add(@Nullable CamelContext context, String key, Exchange group) {
    return groups.put(key, group);
  }

  @Override
  public @Nullable Exchange get(@Nullable CamelContext context, String key) {
    return held ? null : groups.get(key);
  }

  @Override
  public void remove(@Nullable CamelContext context, String key, Exchange group) {
    groups.remove(key);
  }

  @Override
  public void confirm(@Nullable CamelContext context, String exchangeId) {}

  @Override
  public Set<String> getKeys() {
    return Set.copyOf(groups.keySet());
  }
}
