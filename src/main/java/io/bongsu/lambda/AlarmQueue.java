package io.bongsu.lambda;

import io.bongsu.ecs.AwsJsonApi;
import io.bongsu.ecs.AwsSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/** The alarm queue: one call of SQS, by its JSON protocol (1.0). Thread-safe. */
final class AlarmQueue {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final AwsJsonApi sqs;
  private final String queueUrl;
  private final AwsSignature signature;

  AlarmQueue(URI endpoint, String queueUrl, AwsSignature signature, Clock clock) {
    this.sqs = new AwsJsonApi("SQS", endpoint, "application/x-amz-json-1.0", TIMEOUT, clock);
    this.queueUrl = queueUrl;
    this.signature = signature;
  }

  /** Where SQS is in a region. */
  static URI endpoint(String region) {
    return URI.create("https://sqs." + region + ".amazonaws.com");
  }

  /**
   * Puts a message on the queue.
   *
   * @throws IOException if SQS cannot be reached or answers with another status than 200
   */
  void put(String message) throws IOException {
    String body =
        "{\"QueueUrl\":%s,\"MessageBody\":%s}"
            .formatted(JsonText.quoted(queueUrl), JsonText.quoted(message));
    HttpResponse<String> answer = sqs.call("AmazonSQS.SendMessage", body, signature);
    if (answer.statusCode() != 200) {
      throw new IOException("SQS answered " + answer.statusCode() + " to SendMessage");
    }
  }
}
