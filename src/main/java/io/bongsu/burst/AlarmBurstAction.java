package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Classification;
import io.bongsu.alarm.Severity;
import io.bongsu.queue.DeferredAck;
import io.bongsu.queue.InFlightCount;
import io.bongsu.settings.Setting;
import io.bongsu.settings.SettingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The Java half of the Kamelet {@code alarm-burst-action}: a {@link BurstLane} with the numbers of
 * the Kamelet, and the held acknowledgement in front of it. The Kamelet fills it by setters before
 * the first alarm. Once filled, safe for threads.
 */
public final class AlarmBurstAction implements AggregationStrategy, Deadlines {

  private String lane = "";
  private Duration firstWait = Duration.ZERO;
  private Duration window = Duration.ZERO;
  private Duration maxWindow = Duration.ZERO;
  private int maxSize = 1;

  private @Nullable BurstLane running;

  public void setLane(String lane) {
    this.lane = Setting.required("lane", lane);
  }

  public void setFirstWait(Duration firstWait) {
    this.firstWait = LaneSettings.checked("firstWait", firstWait);
  }

  public void setWindow(Duration window) {
    this.window = LaneSettings.checked("window", window);
  }

  public void setMaxWindow(Duration maxWindow) {
    this.maxWindow = LaneSettings.checked("maxWindow", maxWindow);
  }

  public void setMaxSize(int maxSize) {
    if (maxSize < 1) {
      throw new SettingException("maxSize", "must be at least 1");
    }
    this.maxSize = maxSize;
  }

  /**
   * Takes the acknowledgement off an alarm's exchange. An alarm that was not classified is
   * critical, of the team {@code default} and the server type {@code other}, so that all of those
   * are sent together.
   *
   * @throws NoAlarmException if the body is something else
   */
  public void defer(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof Alarm alarm)) {
      throw new NoAlarmException(exchange.getMessage().getBody());
    }
    if (alarm.classification() == null) {
      exchange.getMessage().setBody(alarm.classified(unclassified(alarm)));
    }
    DeferredAck.adopt(exchange, InFlightCount.in(exchange.getContext()));
  }

  private static Classification unclassified(Alarm alarm) {
    return new Classification(
        "other", Severity.CRITICAL, "default", alarm.label(), "nobody classified it");
  }

  /**
   * Made with the first alarm, by the clock of the program around: the bean {@code monotonicClock}.
   */
  private synchronized BurstLane running(CamelContext context) {
    if (running == null) {
      InstantSource clock =
          context.getRegistry().lookupByNameAndType("monotonicClock", InstantSource.class);
      running =
          new BurstLane(
              lane,
              new LaneSettings(firstWait, window, maxWindow, maxSize),
              BurstLanes.Open.nothing(),
              clock == null ? MonotonicClock.of(Clock.systemUTC()) : clock);
    }
    return running;
  }

  @Override
  public Exchange aggregate(@Nullable Exchange open, Exchange arrived) {
    return running(arrived.getContext()).aggregate(open, arrived);
  }

  /** See {@link BurstLane#group}. */
  public String group(Exchange arrived) {
    return running(arrived.getContext()).group(arrived.getMessage().getBody(Alarm.class));
  }

  /** See {@link BurstLane#limit}. */
  public int limit(Exchange burst) {
    return running(burst.getContext()).limit(burst.getMessage().getBody(Burst.class));
  }

  /** See {@link BurstLane#remaining}. */
  public long remaining(Exchange arrived) {
    return running(arrived.getContext()).remaining(arrived.getMessage().getBody(Alarm.class));
  }

  @Override
  public void onCompletion(Exchange burst) {
    running(burst.getContext()).onCompletion(burst);
  }

  @Override
  public synchronized Map<String, Instant> deadlines() {
    return running == null ? Map.of() : running.deadlines();
  }

  @Override
  public synchronized void forget() {
    if (running != null) {
      running.forget();
    }
  }
}
