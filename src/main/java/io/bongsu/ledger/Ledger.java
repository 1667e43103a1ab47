package io.bongsu.ledger;

import io.bongsu.message.Message;
import io.bongsu.sens.SensOutcome.Accepted;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What the deliver stage writes down. A message stands in the ledger before it is posted and is
 * marked after it was accepted, so that a crash between leaves a question and never a surprise.
 * Thread-safe.
 */
public final class Ledger {

  private final String self;
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
      String self,
      MessageRows messages,
      AlarmRows alarms,
      LedgerGuard guard,
      TransactionOperations transaction,
      Runnable flush) {
    this.self = self;
    this.messages = messages;
    this.alarms = alarms;
    this.guard = guard;
    this.transaction = transaction;
    this.flush = flush;
  }

  /** The message may be sent from now on. */
  public void sending(Message message) {
    active.add(message.id());
    guard.tell(() -> transaction.executeWithoutResult(status -> messages.insert(message)));
    guard.tell(flush);
  }

  /**
   * The message is about to be posted.
   *
   * @throws MessageTakenOverException if this process was thought dead and another one has it now
   */
  public void posting(Message message) {
    if (!guard.ask(() -> messages.posting(message.id()), true)) {
      active.remove(message.id());
      throw new MessageTakenOverException(message.tag());
    }
  }

  /** SENS has taken the message. */
  public void accepted(@Body Message message, @Variable("outcome") Accepted accepted) {
    guard.tell(() -> messages.accepted(message.id(), accepted.requestId()));
    active.remove(message.id());
  }

  /** SENS has taken a message that a process left unsettled: its alarms need no other. */
  public void settled(Message message) {
    guard.tell(() -> messages.alarmsToldBy(message.id()).forEach(alarms::done));
  }

  /** SENS will not take the message. */
  public void refused(Message message) {
    guard.tell(() -> messages.refused(message.id()));
    active.remove(message.id());
  }

  /** Whether the message of that node is one that this process has not given up. */
  boolean isWorkingOn(String id, String node) {
    return node.equals(self) && active.contains(id);
  }

  /** This process works on a message that another, or an exchange that failed, has left. */
  void begin(String id) {
    active.add(id);
  }
}
