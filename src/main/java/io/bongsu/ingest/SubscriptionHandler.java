package io.bongsu.ingest;

import java.util.List;

/** Handles what SNS sends about a subscription itself. Thread-safe. */
public final class SubscriptionHandler {

  private final Subscriptions subscriptions;

  SubscriptionHandler(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /**
   * Confirms a subscription. One that was ended on purpose stays ended.
   *
   * @return the id of the message
   */
  public List<String> confirm(SnsDelivery delivery) {
    if (delivery.type().equals(SnsEnvelope.SUBSCRIPTION)) {
      subscriptions.confirm(delivery.topicArn(), delivery.envelope().part("Token"));
    }
    return delivery.ids();
  }
}
