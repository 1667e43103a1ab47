package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.queue.DeferredAck;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * One lane's aggregation: adds alarms, or notices, to the open burst of their group, says when it
 * is due, and binds their held acknowledgements to the fate of the burst's message. What is open
 * belongs to the lane and not to this object, which goes when the route is replaced.
 *
 * <p>Thread-safe. The aggregator asks in the order {@link #aggregate}, {@link #limit}, {@link
 * #remaining}, under its lock, and calls {@link #onCompletion} outside of it.
 */
public final class BurstLane extends ResumableAggregation {

  private final String name;
  private final LaneSettings settings;
  private final InstantSource clock;
  private final Map<String, BurstWindow> windows;
  private final Set<String> urgent;

  /**
   * @param name key below {@code bongsu.burst}
   */
  public BurstLane(String name, BurstLanes lanes) {
    this(name, lanes.settings(name), lanes.open(name), lanes.clock());
  }

  BurstLane(String name, LaneSettings settings, BurstLanes.Open open, InstantSource clock) {
    super(open.groups(), clock);
    this.name = name;
    this.settings = settings;
    this.clock = clock;
    this.windows = open.windows();
    this.urgent = open.urgent();
  }

  @Override
  public Exchange aggregate(@Nullable Exchange open, Exchange arrived) {
    Object body = arrived.getMessage().getBody();
    Exchange burst = open == null ? open(arrived, body) : add(open, body);
    DeferredAck.of(arrived).releaseWith(burst);
    return burst;
  }

  /** A clean exchange, so that no header or property of one alarm speaks for the others. */
  private Exchange open(Exchange arrived, Object body) {
    Instant now = clock.instant();
    windows.values().removeIf(window -> window.isQuiet(now));
    BurstWindow window = window(group(body));
    if (window.due() == null && window.isQuiet(now)) {
      urgent.clear();
    }
    window.open(now);
    noteFirstCritical(body);
    Exchange burst = new DefaultExchange(arrived.getContext());
    burst.getMessage().setBody(Gathered.first(name, body));
    return burst;
  }

  /**
   * Whether it is, in a storm, the first critical alarm of its team and server type, which waits no
   * longer than the first one of all.
   */
  private boolean noteFirstCritical(Object body) {
    return name.equals(StormWatch.LANE)
        && body instanceof Alarm alarm
        && alarm.severity() == Severity.CRITICAL
        && alarm.state() == AlarmState.ALARM
        && urgent.add(alarm.group());
  }

  private Exchange add(Exchange open, Object body) {
    if (noteFirstCritical(body)) {
      window(group(body)).hurry(clock.instant());
    }
    open.getMessage().setBody(open.getMessage().getBody(Gathered.class).and(body));
    return open;
  }

  /**
   * How many alarms or notices close this burst: the lane's size limit, or one when it is due
   * already.
   */
  public int limit(Gathered burst) {
    boolean due = millisLeft(burst.group()) <= 0;
    return due ? 1 : settings.maxSize();
  }

  /** What an alarm or notice is gathered with. */
  public String group(Object arrived) {
    return Gathered.groupOf(name, arrived);
  }

  /** Milliseconds until the burst is due that this alarm or notice was added to, at least one. */
  public long remaining(Object arrived) {
    return Math.max(1, millisLeft(group(arrived)));
  }

  private long millisLeft(String group) {
    return window(group).remaining(clock.instant()).toMillis();
  }

  private BurstWindow window(String group) {
    return windows.computeIfAbsent(group, any -> new BurstWindow(settings));
  }

  @Override
  public Map<String, Instant> deadlines() {
    Map<String, Instant> deadlines = new HashMap<>();
    windows.forEach(
        (group, window) -> {
          Instant due = window.due();
          if (due != null) {
            deadlines.put(group, due);
          }
        });
    return deadlines;
  }

  @Override
  public void forget() {
    windows.clear();
    urgent.clear();
  }

  @Override
  public void onCompletion(Exchange burst) {
    window(burst.getMessage().getBody(Gathered.class).group()).close(clock.instant());
  }
}
