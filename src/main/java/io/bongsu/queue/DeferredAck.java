package io.bongsu.queue;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.ParsedDocument.Notice;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.UnitOfWorkHelper;
import org.jspecify.annotations.Nullable;

/**
 * What remains to be done about one queue message once its alarm's fate is known: delete it, stop
 * extending its visibility, confirm or free its key.
 *
 * <p>Camel runs these completions as soon as the exchange ends, which for an aggregated exchange is
 * long before its SMS was accepted. They are therefore taken off the exchange and run later,
 * against a copy of their own exchange: they read the receipt handle and the exchange id from it.
 */
public final class DeferredAck {

  private static final String PROPERTY = "bongsu.held-acknowledgement";

  /** What begins otherwise belongs to the routes that the exchange has been through. */
  private static final String OURS = "bongsu.";

  private final Exchange kept;
  private final InFlightCount held;
  private final AtomicBoolean released = new AtomicBoolean();
  private final AtomicBoolean counted = new AtomicBoolean(true);
  private final AtomicBoolean adopted = new AtomicBoolean();

  private DeferredAck(Exchange kept, InFlightCount held) {
    this.kept = kept;
    this.held = held;
  }

  /**
   * Takes the completions off the exchange. The copy keeps the exchange id; its unit of work is
   * cleared first, for otherwise they would be handed over to the unit of work they come from.
   */
  public static void take(Exchange exchange, InFlightCount held) {
    Exchange kept = ExchangeHelper.createCopy(exchange, true);
    kept.getExchangeExtension().setUnitOfWork(null);
    kept.getProperties().keySet().removeIf(name -> !name.startsWith(OURS));
    exchange.getExchangeExtension().handoverCompletions(kept);
    DeferredAck acknowledgement = new DeferredAck(kept, held);
    held.increment();
    DeferredAck moved = exchange.getProperty(PROPERTY, DeferredAck.class);
    if (moved != null && moved.released.get()) {
      moved.uncount();
    }
    acknowledgement.attach(exchange);
    exchange.getExchangeExtension().addOnCompletion(acknowledgement.releaseOnFailure());
    acknowledgement.opensOutcome();
  }

  /**
   * Takes the completions off an exchange that hands its message on as a copy, as Kamelets do: a
   * copy has none of its own. Who gathers the copy {@link #adopt adopts} them; if none does they
   * run when this exchange ends, as they would have.
   */
  static void lend(Exchange exchange, InFlightCount held) {
    take(exchange, held);
    DeferredAck lent = of(exchange);
    onEnd(
        exchange,
        failure -> {
          if (!lent.adopted.get()) {
            lent.release(lent.checked(failure));
          }
        });
  }

  /** Holds what was lent with this copy, or else what it has itself. */
  public static void adopt(Exchange copy, InFlightCount held) {
    DeferredAck lent = copy.getProperty(PROPERTY, DeferredAck.class);
    if (lent != null && !lent.released.get() && lent.adopted.compareAndSet(false, true)) {
      copy.getExchangeExtension().addOnCompletion(lent.releaseOnFailure());
    } else {
      take(copy, held);
    }
  }

  public static DeferredAck of(Exchange exchange) {
    DeferredAck acknowledgement = exchange.getProperty(PROPERTY, DeferredAck.class);
    if (acknowledgement == null) {
      throw new IllegalStateException(
          "the acknowledgement of exchange "
              + exchange.getExchangeId()
              + " is not deferred: put 'process: deferAck' before the aggregate");
    }
    return acknowledgement;
  }

  /** Lets {@link #of} find it on this exchange, in the place of any other. */
  public void attach(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
  }

  /** Gives the acknowledgement back when the burst's exchange ends, the way it ends. */
  public void releaseWith(Exchange burst) {
    Object body = kept.getMessage().getBody();
    if (body instanceof Alarm alarm) {
      BurstAcks.add(burst, alarm.key(), this);
    } else if (body instanceof Notice notice) {
      BurstAcks.add(burst, notice.key(), this);
    }
    onEnd(
        burst,
        failure -> {
          if (!released.get()) {
            release(checked(failure));
          }
        });
  }

  /**
   * Leaves the acknowledgement to an exchange on its way to another aggregator, where it is taken
   * again and counts as the one that is held.
   */
  public void moveTo(Exchange exchange) {
    if (released.compareAndSet(false, true)) {
      carry(exchange);
      onEnd(exchange, failure -> giveBack(checked(failure)));
    }
  }

  /** The same for one alarm of a burst, whose exchange gets the properties with which it came. */
  void moveToPart(Exchange part) {
    kept.getProperties().forEach(part::setProperty);
    attach(part);
    moveTo(part);
  }

  /**
   * Leaves the acknowledgement to an exchange on its way around the routes that failed: it is given
   * back as that exchange ends.
   */
  public void continueWith(Exchange exchange) {
    attach(exchange);
    onEnd(exchange, this::finish);
  }

  private void carry(Exchange exchange) {
    QueueMessage message = QueueMessage.of(kept);
    if (message != null) {
      message.attach(exchange);
    }
  }

  /** From now on it is this acknowledgement's end that needs an outcome. */
  private void opensOutcome() {
    QueueMessage message = QueueMessage.of(kept);
    if (message != null) {
      message.hold();
      if (kept.getMessage().getBody() instanceof Alarm) {
        message.forgetDocument();
      }
    }
  }

  /** The failure that an exchange has ended in, or that its end without an outcome is. */
  private @Nullable Exception checked(@Nullable Exception failure) {
    QueueMessage message = QueueMessage.of(kept);
    return message == null ? failure : message.failure(kept, failure);
  }

  private static void onEnd(Exchange exchange, Consumer<@Nullable Exception> then) {
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange ended) {
                then.accept(ended.getException());
              }
            });
  }

  /** An alarm that fails on its way into the burst must not keep its message invisible. */
  private Synchronization releaseOnFailure() {
    return new SynchronizationAdapter() {
      @Override
      public void onFailure(Exchange failed) {
        release(failed.getException());
      }
    };
  }

  /** Puts on record what became of its alarm, such as {@code quiet} or {@code accepted}. */
  public void record(String outcome) {
    QueueMessage message = QueueMessage.of(kept);
    if (message != null) {
      message.record(outcome);
    }
  }

  /** Gives the acknowledgement back now, as that of a success or of a failure. */
  public void release(@Nullable Exception failure) {
    if (released.compareAndSet(false, true)) {
      giveBack(failure);
    }
  }

  private void uncount() {
    if (counted.compareAndSet(true, false)) {
      held.decrement();
    }
  }

  private void giveBack(@Nullable Exception failure) {
    QueueMessage message = QueueMessage.of(kept);
    if (failure == null || message == null || !message.takeOver(this, kept, failure)) {
      finish(failure);
    }
  }

  /**
   * Gives the acknowledgement back for good. It counts as held until that is done, so that whoever
   * waits for none sees what it did.
   */
  public void finish(@Nullable Exception failure) {
    kept.setException(failure);
    List<Synchronization> completions = kept.getExchangeExtension().handoverCompletions();
    UnitOfWorkHelper.doneSynchronizations(kept, completions);
    uncount();
  }
}
