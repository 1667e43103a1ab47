package io.bongsu.queue;

import org.apache.camel.CamelContext;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What is on the alarm queue, as SQS counts it: visible, in flight, or delayed. Thread-safe. */
public final class QueueBacklog {

  private static final QueueAttributeName[] COUNTS = {
    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED
  };

  private final SqsClient sqs;
  private final CamelContext context;

  QueueBacklog(SqsClient sqs, CamelContext context) {
    this.sqs = sqs;
    this.context = context;
  }

  /** Whether there may be a message; also where the queue cannot be asked. */
  public boolean mayHaveMessages() {
    String url = context.resolvePropertyPlaceholders("{{bongsu.queue.url}}");
    try {
      return sqs
          .getQueueAttributes(request -> request.queueUrl(url).attributeNames(COUNTS))
          .attributes()
          .values()
          .stream()
          .anyMatch(count -> !count.equals("0"));
    } catch (SdkException unavailable) {
      return true;
    }
  }
}
