package io.bongsu.ingest;

import java.util.List;

/**
 * A message of SNS that was verified.
 *
 * @param envelope the message
 */
public record SnsDelivery(SnsEnvelope envelope) {

  /** {@code Notification}, {@code SubscriptionConfirmation} or {@code UnsubscribeConfirmation}. */
  public String type() {
    return envelope.type();
  }

  public String topicArn() {
    return envelope.topicArn();
  }

  /** What SNS calls it. */
  public String messageId() {
    return envelope.part("MessageId");
  }

  /** What goes on the queue: the envelope as it came. */
  public List<String> documents() {
    return List.of(envelope.text());
  }

  /** The same, for the answer to what does not go on the queue. */
  public List<String> ids() {
    return List.of(messageId());
  }

  @Override
  public String toString() {
    return type() + " " + messageId() + " of " + topicArn();
  }
}
