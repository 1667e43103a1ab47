package io.bongsu.console;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How many messages wait on the queue and on the dead-letter queue. Thread-safe. */
final class QueueDepth {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SqsClient sqs;
  private final CamelContext camel;

  QueueDepth(SqsClient sqs, CamelContext camel) {
    this.sqs = sqs;
    this.camel = camel;
  }

  /** Messages that wait; null if the queue does not answer. */
  @Nullable Integer waiting() {
    return depth("{{bongsu.queue.url}}");
  }

  /** Messages that could not be processed; null if the queue does not answer. */
  @Nullable Integer dead() {
    return depth("{{bongsu.queue.dead-letter-url}}");
  }

  private @Nullable Integer depth(String placeholder) {
    QueueAttributeName wanted = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    String url = camel.resolvePropertyPlaceholders(placeholder);
    try {
      String depth =
          sqs.getQueueAttributes(
                  request ->
                      request
                          .queueUrl(url)
                          .attributeNames(wanted)
                          .overrideConfiguration(limit -> limit.apiCallTimeout(PATIENCE)))
              .attributes()
              .get(wanted);
      return depth == null ? null : Integer.valueOf(depth);
    } catch (SdkException noAnswer) {
      return null;
    }
  }
}
