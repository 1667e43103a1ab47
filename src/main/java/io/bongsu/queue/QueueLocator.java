package io.bongsu.queue;

import io.bongsu.settings.SettingException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Finds the addresses of the alarm queue and its dead-letter queue at start, and makes them where
 * that is allowed, so that a missing queue is one clear sentence and not an error of every poll.
 */
final class QueueLocator {

  private final SqsClient sqs;
  private final QueueProperties properties;
  private final QueueFailure failure;

  QueueLocator(SqsClient sqs, QueueProperties properties, QueueFailure failure) {
    this.sqs = sqs;
    this.properties = properties;
    this.failure = failure;
  }

  /** Address of the dead-letter queue. */
  String deadLetterUrl() {
    return url(
        properties.deadLetterUrl(),
        "bongsu.queue.dead-letter-name",
        properties.deadLetterName(),
        Map::of);
  }

  /** Address of the alarm queue; when made here, it gives up to the dead-letter queue. */
  String url(String deadLetterUrl) {
    return url(
        properties.url(), "bongsu.queue.name", properties.name(), () -> attributes(deadLetterUrl));
  }

  /**
   * @param attributes what a queue that is made here gets; asked for only then
   */
  private String url(
      @Nullable String given,
      String key,
      String name,
      Supplier<Map<QueueAttributeName, String>> attributes) {
    if (given != null && !given.isBlank()) {
      return given;
    }
    try {
      return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
    } catch (QueueDoesNotExistException missing) {
      if (!properties.create()) {
        throw new SettingException(
            key, "names the queue '" + name + "', which is not there: create it or set its url");
      }
      Map<QueueAttributeName, String> made = attributes.get();
      return sqs.createQueue(request -> request.queueName(name).attributes(made)).queueUrl();
    } catch (SdkException e) {
      throw failure.of(key, name, e);
    }
  }

  private Map<QueueAttributeName, String> attributes(String deadLetterUrl) {
    QueueAttributeName arn = QueueAttributeName.QUEUE_ARN;
    String deadLetterArn =
        sqs.getQueueAttributes(request -> request.queueUrl(deadLetterUrl).attributeNames(arn))
            .attributes()
            .get(arn);
    String redrive =
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
            .formatted(deadLetterArn, properties.maxReceives());
    return Map.of(
        QueueAttributeName.REDRIVE_POLICY,
        redrive,
        QueueAttributeName.VISIBILITY_TIMEOUT,
        Integer.toString(properties.visibilityTimeoutSeconds()));
  }
}
