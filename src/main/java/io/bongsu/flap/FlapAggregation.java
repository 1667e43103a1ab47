package io.bongsu.flap;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.OpenGroups;
import io.bongsu.burst.ResumableAggregation;
import io.bongsu.queue.DeferredAck;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * Holds the last change of an alarm that flaps until it stays calm, and lets those before it go.
 * The message of the last change stays on the queue meanwhile: if the process dies it comes back
 * and is sent like any other, so that how things stand is never lost. Thread-safe.
 */
public final class FlapAggregation extends ResumableAggregation {

  private final FlapDetector watch;
  private final Duration calm;
  private final InstantSource clock;
  private final Map<String, Instant> due = new ConcurrentHashMap<>();

  public FlapAggregation(FlapDetector watch, Duration calm, InstantSource clock) {
    super(new OpenGroups(), clock);
    this.watch = watch;
    this.calm = calm;
    this.clock = clock;
  }

  @Override
  public Exchange aggregate(@Nullable Exchange open, Exchange arrived) {
    Alarm change = arrived.getMessage().getBody(Alarm.class);
    due.put(change.source(), clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(calm));
    if (open == null) {
      Exchange group = new DefaultExchange(arrived.getContext());
      hold(group, change, DeferredAck.of(arrived));
      return group;
    }
    Alarm before = open.getMessage().getBody(Alarm.class);
    if (change.stateChangeTime().isBefore(before.stateChangeTime())) {
      DeferredAck.of(arrived).release(null);
    } else {
      DeferredAck.of(open).release(null);
      hold(open, change, DeferredAck.of(arrived));
    }
    return open;
  }

  private static void hold(Exchange group, Alarm change, DeferredAck acknowledgement) {
    group.getMessage().setBody(change);
    acknowledgement.attach(group);
  }

  /** Milliseconds until an alarm that changes now is calm if it changes no more. */
  public long remaining() {
    return calm.toMillis();
  }

  @Override
  public Map<String, Instant> deadlines() {
    return Map.copyOf(due);
  }

  @Override
  public void forget() {
    due.clear();
    watch.forget();
  }

  /** Calm, or else the route stops, and the last change goes back to the queue. */
  @Override
  public void onCompletion(Exchange group) {
    Alarm last = group.getMessage().getBody(Alarm.class);
    Instant calmFrom = due.remove(last.source());
    if (calmFrom == null || clock.instant().isBefore(calmFrom)) {
      DeferredAck.of(group).release(new StillFlappingException(last));
    } else {
      group.getMessage().setBody(watch.calmed(last));
      DeferredAck.of(group).moveTo(group);
    }
  }
}
