package io.bongsu.queue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Puts documents on the alarm queue for a sender that waits for the answer. SQS takes ten documents
 * a request; several requests are under way at once, so that a batch of a thousand takes no longer
 * than some of them. What SQS leaves out of a request is offered again. Thread-safe.
 */
public final class IntakeQueue implements AutoCloseable {

  /** What SQS takes in one request, which every region and every imitation of it does. */
  private static final int MAX_ENTRIES = 10;

  private static final int MAX_BYTES = 256 * 1024;

  /** How often a batch of which SQS took a part only is offered. */
  private static final int ATTEMPTS = 3;

  /** Requests under way at once, of all senders: fewer than the SDK's client has connections. */
  private static final int REQUESTS = 16;

  private final SqsClient sqs;
  private final Duration limit;
  private final LongSupplier nanoTime;
  private final ExecutorService requests;

  /**
   * @param nanoTime a clock that is never set, so that no wait grows with it
   */
  IntakeQueue(SqsClient sqs, Duration limit, LongSupplier nanoTime) {
    this.sqs = sqs;
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.requests = pool();
  }

  private static ExecutorService pool() {
    CustomizableThreadFactory threads = new CustomizableThreadFactory("intake-queue-");
    threads.setDaemon(true);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            REQUESTS, REQUESTS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * The ids that SQS gave the documents, in their order.
   *
   * @throws QueueUnavailableException if one was not taken in time; others may have been
   */
  public List<String> put(@Body List<String> documents, CamelContext context) {
    long end = nanoTime.getAsLong() + limit.toNanos();
    String url = context.resolvePropertyPlaceholders("{{bongsu.queue.url}}");
    String[] ids = new String[documents.size()];
    List<Future<?>> batches = new ArrayList<>();
    for (int from = 0; from < documents.size(); from = endOfBatch(documents, from)) {
      List<Integer> batch = IntStream.range(from, endOfBatch(documents, from)).boxed().toList();
      batches.add(requests.submit(() -> put(url, documents, batch, ids, end)));
    }
    await(batches, end);
    return Arrays.asList(ids);
  }

  private void put(
      String url, List<String> documents, List<Integer> batch, String[] ids, long end) {
    List<Integer> left = new ArrayList<>(batch);
    for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      SendMessageBatchResponse answer = send(request(url, documents, left, end));
      answer.successful().forEach(done -> ids[Integer.parseInt(done.id())] = done.messageId());
      left.removeIf(index -> ids[index] != null);
    }
    refuseIf(!left.isEmpty());
  }

  /** A batch that has not begun in time never will: its sender has had an answer by then. */
  private void await(List<Future<?>> batches, long end) {
    try {
      for (Future<?> batch : batches) {
        batch.get(Math.max(0, end - nanoTime.getAsLong()), TimeUnit.NANOSECONDS);
      }
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      throw cause instanceof QueueUnavailableException unavailable
          ? unavailable
          : new QueueUnavailableException(failed);
    } catch (TimeoutException late) {
      throw new QueueUnavailableException("the alarm queue did not take all of it in " + limit);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new QueueUnavailableException("the program stops");
    } finally {
      batches.forEach(batch -> batch.cancel(false));
    }
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
      String url, List<String> documents, List<Integer> indexes, long end) {
    Duration left = Duration.ofNanos(end - nanoTime.getAsLong());
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

  @Override
  public void close() {
    requests.shutdownNow();
  }
}
