package io.bongsu.queue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * One message of the alarm queue on its way through the routes: what it held, how often the queue
 * has handed it out, and whether an outcome of it is on record. It travels as an exchange property,
 * so the copies that Camel makes of an exchange share it. Thread-safe.
 */
public final class QueueMessage {

  private static final String PROPERTY = "bongsu.queue-message";

  private final String id;
  private final int receptions;
  private final FailedMessages failed;
  private final AtomicBoolean takenOver = new AtomicBoolean();
  private volatile @Nullable String document;
  private volatile @Nullable String outcome;
  private volatile boolean held;

  /**
   * @param id what the queue calls it
   * @param receptions how often the queue has handed it out, this time included; 0 if unknown
   * @param document its text
   * @param failed what handles it when its routes fail
   */
  public QueueMessage(String id, int receptions, @Nullable String document, FailedMessages failed) {
    this.id = id;
    this.receptions = receptions;
    this.document = document;
    this.failed = failed;
  }

  /** The message that the exchange carries; null for one that came another way. */
  public static @Nullable QueueMessage of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, QueueMessage.class);
  }

  public void attach(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
  }

  /** Puts on record what became of it, such as {@code quiet} or {@code accepted}. */
  public void record(String what) {
    outcome = what;
  }

  /** Something holds it until its outcome is known: that is open again. */
  void hold() {
    held = true;
    outcome = null;
  }

  /** Its alarm has been read, and speaks for it from now on. */
  void forgetDocument() {
    document = null;
  }

  public boolean isHeld() {
    return held;
  }

  public boolean hasOutcome() {
    return outcome != null;
  }

  public String id() {
    return id;
  }

  public int receptions() {
    return receptions;
  }

  public @Nullable String document() {
    return document;
  }

  /** The failure that the end of its exchange amounts to; null if all is well. */
  @Nullable Exception failure(Exchange ended, @Nullable Exception exception) {
    return exception != null || hasOutcome() ? exception : failed.withoutOutcome(ended);
  }

  /** Whether its failure is handled elsewhere from now on; once for each reception. */
  boolean takeOver(DeferredAck acknowledgement, Exchange ended, Exception failure) {
    if (!takenOver.compareAndSet(false, true)) {
      return false;
    }
    boolean taken = failed.takesOver(this, acknowledgement, ended, failure);
    takenOver.set(taken);
    return taken;
  }

  @Override
  public String toString() {
    return "queue message " + id;
  }
}
