package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Severity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Whether alarms come so fast that a person should receive one text for all of them. In memory,
 * separately in each replica. Thread-safe.
 */
public final class StormWatch {

  /** The lane that gathers all alarms of a storm, whatever their teams and server types are. */
  public static final String LANE = "storm";

  private static final String OVERTAKEN_LANE = "digest";

  private final StormProperties properties;
  private final InstantSource clock;
  private final Deque<Instant> latest = new ArrayDeque<>();
  private @Nullable Instant until;

  public StormWatch(StormProperties properties, InstantSource clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /** An alarm has come that is worth a text. */
  public synchronized void arrived(Alarm alarm) {
    if (properties.alarms() > 0 && !alarm.quiet() && alarm.severity() != Severity.INFO) {
      latest.add(clock.instant());
      if (latest.size() > properties.alarms()) {
        latest.remove();
      }
    }
  }

  /**
   * Whether the storm's next text is to name what a closed burst holds: the warnings of the lane
   * {@code digest}. Not while the program stops, when no burst opens any more.
   */
  public boolean overtakes(Exchange closed) {
    return closed.getMessage().getBody() instanceof Burst burst
        && burst.lane().equals(OVERTAKEN_LANE)
        && closed.getContext().getStatus().isStarted()
        && isOn();
  }

  /** Forgets what came, for a clock that starts over. */
  public synchronized void forget() {
    latest.clear();
    until = null;
  }

  /** From when there are so many until there have been fewer for a while. */
  public synchronized boolean isOn() {
    Instant now = clock.instant();
    Instant since = now.minus(properties.within());
    while (!latest.isEmpty() && latest.element().isBefore(since)) {
      latest.remove();
    }
    if (properties.alarms() > 0 && latest.size() >= properties.alarms()) {
      until = now.plus(properties.calm());
    }
    return until != null && now.isBefore(until);
  }
}
