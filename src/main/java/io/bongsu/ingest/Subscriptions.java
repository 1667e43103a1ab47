package io.bongsu.ingest;

/** Where a subscription is confirmed. */
interface Subscriptions {

  /**
   * Confirms to SNS that the subscription is wanted.
   *
   * @throws RequestRefusedException if SNS cannot be reached now
   */
  void confirm(String topicArn, String token);
}
