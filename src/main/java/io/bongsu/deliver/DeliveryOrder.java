package io.bongsu.deliver;

import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import io.bongsu.burst.Gathered;
import io.bongsu.queue.BurstAcks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The order in which bursts are delivered while delivery is slower than arrival. Critical alarms
 * come first, then their recoveries, warnings, notices; each only by so much that nothing starves.
 * What waits takes up the later bursts of its group, so that an hour of waiting is one text. How
 * many wait is bounded by {@code bongsu.queue.max-held}. Thread-safe.
 */
public final class DeliveryOrder extends AsyncProcessorSupport {

  /** As many notices as wait together at the most; alarms by their lane. */
  private static final int MAX_NOTICES = 500;

  /** A burst on its way; it is due at the time of its turn, before all with a later one. */
  private record Waiting(Exchange exchange, AsyncCallback callback, Instant since, Instant turn) {

    Gathered burst() {
      return exchange.getMessage().getBody(Gathered.class);
    }
  }

  private final Queue<Waiting> waiting = new PriorityQueue<>(Comparator.comparing(Waiting::turn));

  /** Of each group the burst that came last and still waits. */
  private final Map<String, Waiting> lastOfGroup = new HashMap<>();

  private final Set<Instant> unfinished = ConcurrentHashMap.newKeySet();
  private final InstantSource clock;
  private final ExecutorService threads;
  private final int atOnce;
  private final ToIntFunction<String> maxSize;
  private int delivering;
  private Instant last = Instant.MIN;

  /**
   * @param atOnce bursts that are delivered at the same time
   * @param maxSize of a burst, by its lane; what waits grows no larger
   */
  DeliveryOrder(int atOnce, ToIntFunction<String> maxSize, InstantSource clock) {
    this.clock = clock;
    this.maxSize = maxSize;
    this.atOnce = atOnce;
    this.threads =
        Executors.newFixedThreadPool(
            atOnce,
            task -> {
              Thread thread = new Thread(task, "delivery");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    if (isFolded(exchange, callback)) {
      exchange.setRouteStop(true);
      callback.done(true);
      return true;
    }
    threads.execute(this::next);
    return false;
  }

  private synchronized boolean isFolded(Exchange exchange, AsyncCallback callback) {
    Waiting arrived = arrived(exchange, callback);
    boolean isSlow = delivering + waiting.size() >= atOnce;
    Waiting open = lastOfGroup.get(key(arrived.burst()));
    if (isSlow && open != null && takes(open, arrived)) {
      fold(open, arrived);
      return true;
    }
    admit(arrived);
    return false;
  }

  /** Times are distinct, so that each can stand for its burst. */
  private Waiting arrived(Exchange exchange, AsyncCallback callback) {
    Instant now = clock.instant();
    last = now.isAfter(last) ? now : last.plusNanos(1);
    Gathered burst = exchange.getMessage().getBody(Gathered.class);
    return new Waiting(exchange, callback, last, last.plus(precedence(burst)));
  }

  private void admit(Waiting arrived) {
    enqueue(arrived);
    unfinished.add(arrived.since());
    arrived
        .exchange()
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange ended) {
                unfinished.remove(arrived.since());
              }
            });
  }

  private void enqueue(Waiting burst) {
    waiting.add(burst);
    lastOfGroup.put(key(burst.burst()), burst);
  }

  private boolean takes(Waiting open, Waiting arrived) {
    return open.burst().size() + arrived.burst().size() <= most(open.burst());
  }

  private int most(Gathered burst) {
    return burst instanceof Burst alarms ? maxSize.applyAsInt(alarms.lane()) : MAX_NOTICES;
  }

  private static String key(Gathered burst) {
    return burst instanceof Burst alarms ? alarms.lane() + "/" + alarms.group() : burst.group();
  }

  /** The later burst's alarms and acknowledgements go on with the one that waits. */
  private void fold(Waiting open, Waiting arrived) {
    Exchange target = open.exchange();
    target.getMessage().setBody(open.burst().followedBy(arrived.burst()));
    BurstAcks.join(arrived.exchange(), target);
    if (arrived.turn().isBefore(open.turn())) {
      waiting.remove(open);
      enqueue(new Waiting(target, open.callback(), open.since(), arrived.turn()));
    }
  }

  private void next() {
    Waiting first;
    synchronized (this) {
      first = waiting.poll();
      if (first != null) {
        lastOfGroup.remove(key(first.burst()), first);
        delivering++;
      }
    }
    if (first != null) {
      try {
        first.callback().done(false);
      } finally {
        synchronized (this) {
          delivering--;
        }
      }
    }
  }

  /** How much later than a critical alarm's a burst's turn is. */
  private static Duration precedence(Gathered gathered) {
    if (!(gathered instanceof Burst burst)) {
      return Duration.ofMinutes(5);
    } else if (burst.alarms().stream().noneMatch(alarm -> alarm.severity() == Severity.CRITICAL)) {
      return Duration.ofMinutes(1);
    }
    boolean lasts =
        burst.alarms().stream()
            .anyMatch(
                alarm ->
                    alarm.severity() == Severity.CRITICAL && alarm.state() == AlarmState.ALARM);
    return lasts ? Duration.ZERO : Duration.ofSeconds(15);
  }

  /** Bursts whose delivery has not begun. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** For how long the oldest burst has been on its way. */
  Duration oldest() {
    return unfinished.stream()
        .min(Comparator.naturalOrder())
        .map(since -> Duration.between(since, clock.instant()))
        .orElse(Duration.ZERO);
  }

  /** With the program, and not with one of the routes that share it. */
  void end() {
    threads.shutdown();
  }
}
