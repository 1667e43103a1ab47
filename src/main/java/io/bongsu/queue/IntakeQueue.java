package io.bongsu.queue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Puts documents on the alarm queue for somebody who waits for the answer. SQS takes a batch of ten
 * whole or in parts, so what it leaves out is offered again. Thread-safe.
 */
public final class IntakeQueue {

  /** What SQS takes in one request, which every region and every imitation of it does. */
  private static final int MAX_ENTRIES = 10;

  private static final int MAX_BYTES = 256 * 1024;

  /** How often a batch of which SQS took a part only is offered. */
  private static final int ATTEMPTS = 3;

  private final SqsClient sqs;
  private final Duration limit;
  private final Clock clock;

  IntakeQueue(SqsClient sqs, Duration limit, Clock clock) {
    this.sqs = sqs;
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * The ids that SQS gave the documents, in their order.
   *
   * @throws QueueUnavailableException if one was not taken in time; those before it may have been
   */
  public List<String> put(@Body List<String> documents, CamelContext context) {
    Instant end = clock.instant().plus(limit);
    String url = context.resolvePropertyPlaceholders("{{bongsu.queue.url}}");
    String[] ids = new String[documents.size()];
    for (int from = 0; from < documents.size(); from = endOfBatch(documents, from)) {
      List<Integer> left = new ArrayList<>();
      IntStream.range(from, endOfBatch(documents, from)).forEach(left::add);
      for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
        SendMessageBatchResponse answer = send(request(url, documents, left, end));
        answer.successful().forEach(done -> ids[Integer.parseInt(done.id())] = done.messageId());
        left.removeIf(index -> ids[index] != null);
      }
      refuseIf(!left.isEmpty());
    }
    return Arrays.asList(ids);
  }

  private static int endOfBatch(List<String> documents, int from) {
    int to = from;
    int bytes = 0;
    while (to < documents.size() && to - from < MAX_ENTRIES) {
      bytes += documents.get(to).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_BYTES && to > from) {
        return to;
      }
      to++;
    }
    return to;
  }

  private SendMessageBatchRequest request(
      String url, List<String> documents, List<Integer> indexes, Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    refuseIf(left.toMillis() < 1);
    List<SendMessageBatchRequestEntry> entries =
        indexes.stream()
            .map(
                index ->
                    SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .messageBody(documents.get(index))
                        .build())
            .toList();
    return SendMessageBatchRequest.builder()
        .queueUrl(url)
        .entries(entries)
        .overrideConfiguration(call -> call.apiCallTimeout(left))
        .build();
  }

  private void refuseIf(boolean left) {
    if (left) {
      throw new QueueUnavailableException("the alarm queue did not take all of it in " + limit);
    }
  }

  private SendMessageBatchResponse send(SendMessageBatchRequest request) {
    try {
      return sqs.sendMessageBatch(request);
    } catch (SdkException e) {
      throw new QueueUnavailableException(e);
    }
  }
}
