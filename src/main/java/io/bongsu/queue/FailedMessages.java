package io.bongsu.queue;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** What handles a message of the alarm queue whose routes did not do what routes must do. */
public interface FailedMessages {

  /**
   * The failure of an exchange that ended well and left no outcome of its alarm; null if there is
   * one all the same, such as that everyone had received it before.
   */
  @Nullable Exception withoutOutcome(Exchange ended);

  /**
   * Whether the failure is handled here, so that the message need not go back to the queue. Whoever
   * says so ends the acknowledgement with {@link DeferredAck#finish}.
   *
   * @param ended the exchange as it was when the acknowledgement was taken off it
   */
  boolean takesOver(
      QueueMessage message, DeferredAck acknowledgement, Exchange ended, Exception failure);
}
