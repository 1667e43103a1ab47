package io.bongsu.queue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the queue only while there is room to hold more alarms, so that an outage downstream leaves
 * them where they are safe; and says once that the queue cannot be reached, and once that it can
 * again. Thread-safe: all pollers share it.
 */
final class QueuePollStrategy implements PollingConsumerPollStrategy {

  private static final Logger LOG = LoggerFactory.getLogger(QueuePollStrategy.class);

  private final IntSupplier held;
  private final int maxHeld;
  private final AtomicBoolean paused = new AtomicBoolean();
  private final AtomicBoolean away = new AtomicBoolean();
  private final ThreadLocal<Long> begun = ThreadLocal.withInitial(System::nanoTime);
  private volatile long lastFailure;

  QueuePollStrategy(IntSupplier held, int maxHeld) {
    this.held = held;
    this.maxHeld = maxHeld;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    begun.set(System.nanoTime());
    boolean full = held.getAsInt() >= maxHeld;
    if (paused.compareAndSet(!full, full)) {
      LOG.warn(
          full
              ? "polling pauses: {} alarms are held, the limit is bongsu.queue.max-held={}"
              : "polling goes on: {} alarms are held, the limit is bongsu.queue.max-held={}",
          held.getAsInt(),
          maxHeld);
    }
    return !full;
  }

  /** A poll that began before the last failure says nothing about what came after it. */
  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
    boolean later = begun.get() - lastFailure > 0;
    if (later && away.compareAndSet(true, false)) {
      LOG.info("the queue can be reached again");
    }
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
    lastFailure = System.nanoTime();
    if (away.compareAndSet(false, true)) {
      LOG.warn(
          "the queue cannot be reached, alarms wait on it and it is polled again until it can: {}",
          cause.getMessage());
    }
    return false;
  }

  /** Whether the last poll failed. */
  boolean isAway() {
    return away.get();
  }
}
