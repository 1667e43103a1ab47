package io.bongsu.share;

import io.bongsu.queue.DeferredAck;
import io.bongsu.queue.FailedMessages;
import io.bongsu.queue.QueueMessage;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Judges an alarm of another replica as one of our own, but leaves its failure to the replica that
 * has its queue message.
 */
record FailsElsewhere(FailedMessages ours) implements FailedMessages {

  @Override
  public @Nullable Exception withoutOutcome(Exchange ended) {
    return ours.withoutOutcome(ended);
  }

  @Override
  public boolean takesOver(
      QueueMessage message, DeferredAck acknowledgement, Exchange ended, Exception failure) {
    return false;
  }
}
