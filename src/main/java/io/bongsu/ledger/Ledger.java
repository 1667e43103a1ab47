package io.bongsu.ledger;

import io.bongsu.message.Message;
import io.bongsu.sens.SensOutcome.Accepted;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What the deliver stage writes down. A message stands in the ledger before it is posted and is
 * marked after it was accepted, so that a crash between leaves a question and never a surprise.
 * Thread-safe.
 */
public final class Ledger {

  private final MessageRows messages;
  private final AlarmRows alarms;
  private final LedgerGuard guard;
  private final TransactionOperations transaction;
  private final Runnable flush;
  private final Set<String> active = ConcurrentHashMap.newKeySet();

  /**
   * @param flush makes what is written survive the process, where the database does not by itself
   */
  Ledger(
      MessageRows messages,
      AlarmRows alarms,
      LedgerGuard guard,
      TransactionOperations transaction,
      Runnable flush) {
    this.messages = messages;
    this.alarms = alarms;
    this.guard = guard;
    this.transaction = transaction;
    this.flush = flush;
  }

  /**
   * The messages of a burst may be sent from now on. All are written before any is posted, so that
   * a crash between two does not leave out those whom the second is for.
   */
  public void sending(@Body List<Message> burst, Exchange exchange) {
    burst.forEach(message -> begin(message.id(), exchange));
    guard.tell(() -> transaction.executeWithoutResult(status -> burst.forEach(messages::insert)));
    guard.tell(flush);
  }

  /**
   * The message is about to be posted.
   *
   * @throws MessageTakenOverException if this process was thought dead and another one has it now
   */
  public void posting(Message message) {
    if (!guard.ask(() -> messages.posting(message.id()), true)) {
      throw new MessageTakenOverException(message.tag());
    }
  }

  /** SENS has taken the message. */
  public void accepted(@Body Message message, @Variable("outcome") Accepted accepted) {
    guard.tell(() -> messages.accepted(message.id(), accepted.requestId()));
  }

  /** SENS has taken a message that a process left unsettled: its alarms need no other. */
  public void settled(Message message) {
    guard.tell(() -> messages.alarmsToldBy(message.id()).forEach(alarms::done));
  }

  /** SENS will not take the message. */
  public void refused(Message message) {
    guard.tell(() -> messages.refused(message.id()));
  }

  /**
   * Begins to work on a message, until the exchange ends one way or the other; false if this
   * process works on it already.
   */
  boolean begin(String id, Exchange exchange) {
    if (!active.add(id)) {
      return false;
    }
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange ended) {
                active.remove(id);
              }
            });
    return true;
  }
}
