package io.bongsu.ingest;

import java.util.List;

/** Answers what SNS asks about a subscription itself. Thread-safe. */
public final class SnsHandshake {

  private final Subscriptions subscriptions;

  SnsHandshake(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /**
   * Confirms a subscription. Somebody who ended one meant it, so that stays as it is.
   *
   * @return the id of the message
   */
  public List<String> settle(SnsDelivery delivery) {
    if (delivery.type().equals(SnsEnvelope.SUBSCRIPTION)) {
      subscriptions.confirm(delivery.topicArn(), delivery.envelope().part("Token"));
    }
    return delivery.ids();
  }
}
