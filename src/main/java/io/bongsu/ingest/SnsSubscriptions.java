package io.bongsu.ingest;

import io.bongsu.queue.AwsProperties;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Confirms through the API of SNS, in the region of the topic, and never by the URL in the message.
 * A client is made for each call, for there is one such call in the life of a subscription.
 */
final class SnsSubscriptions implements Subscriptions {

  /** SNS waits 15 s for our answer. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final AwsProperties aws;

  SnsSubscriptions(AwsProperties aws) {
    this.aws = aws;
  }

  @Override
  public void confirm(String topicArn, String token) {
    try (SnsClient sns = client(SnsTopics.region(topicArn))) {
      sns.confirmSubscription(request -> request.topicArn(topicArn).token(token));
    } catch (SdkException e) {
      throw new RequestRefusedException(
          ProblemKind.UNAVAILABLE, "The subscription could not be confirmed with SNS.");
    }
  }

  private SnsClient client(String region) {
    return SnsClient.builder()
        .region(Region.of(region))
        .overrideConfiguration(call -> call.apiCallTimeout(LIMIT))
        .applyMutation(
            builder -> {
              if (aws.endpoint() != null) {
                builder.endpointOverride(aws.endpoint());
              }
            })
        .build();
  }
}
