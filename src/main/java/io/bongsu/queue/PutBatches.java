package io.bongsu.queue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Puts documents on a queue ten at a time, whoever brought them, a few milliseconds after they were
 * handed over; several requests are under way at once. What SQS leaves out of a request is offered
 * again. Thread-safe.
 */
final class PutBatches implements AutoCloseable {

  private static final int MAX_BYTES = 256 * 1024;

  /** How long the first document of a request waits for others. */
  private static final long LINGER_MS = 5;

  /** How often a document that SQS leaves out is offered. */
  private static final int ATTEMPTS = 3;

  /** Requests under way at once, of all senders: fewer than the SDK's client has connections. */
  private static final int REQUESTS = 16;

  private record Put(
      String url, String document, long end, int attempt, CompletableFuture<String> id) {

    int bytes() {
      return document.getBytes(StandardCharsets.UTF_8).length;
    }

    Put again() {
      return new Put(url, document, end, attempt + 1, id);
    }
  }

  private final SqsClient sqs;
  private final LongSupplier nanoTime;
  private final BlockingDeque<Put> waiting = new LinkedBlockingDeque<>();
  private final ExecutorService requests;

  PutBatches(SqsClient sqs, LongSupplier nanoTime) {
    this.sqs = sqs;
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
   * The ids that SQS will give the documents, in their order. One fails with a {@link
   * QueueUnavailableException} if SQS cannot be reached; it is not begun once it is cancelled.
   *
   * @param end when their sender will have had an answer, on the clock that is never set
   */
  List<CompletableFuture<String>> put(String url, List<String> documents, long end) {
    List<Put> puts =
        documents.stream()
            .map(document -> new Put(url, document, end, 1, new CompletableFuture<>()))
            .toList();
    waiting.addAll(puts);
    for (int begun = 0; begun < puts.size(); begun += BatchCollector.MAX_ENTRIES) {
      requests.execute(this::sendSome);
    }
    return puts.stream().map(Put::id).toList();
  }

  private void sendSome() {
    try {
      List<Put> batch = gather();
      if (!batch.isEmpty()) {
        send(batch);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** One thread at a time, so that what arrives together is in one request. */
  private synchronized List<Put> gather() throws InterruptedException {
    List<Put> batch = new ArrayList<>();
    Put first = waiting.poll();
    if (first == null) {
      return batch;
    }
    batch.add(first);
    BatchCollector.fill(batch, waiting, LINGER_MS);
    giveBackWhatIsTooMuch(batch);
    if (!waiting.isEmpty()) {
      requests.execute(this::sendSome);
    }
    batch.removeIf(put -> put.id().isDone());
    return batch;
  }

  private void giveBackWhatIsTooMuch(List<Put> batch) {
    String url = batch.get(0).url();
    int bytes = 0;
    int taken = 0;
    while (taken < batch.size() && batch.get(taken).url().equals(url)) {
      bytes += batch.get(taken).bytes();
      if (bytes > MAX_BYTES && taken > 0) {
        break;
      }
      taken++;
    }
    List<Put> rest = batch.subList(taken, batch.size());
    for (int i = rest.size() - 1; i >= 0; i--) {
      waiting.addFirst(rest.get(i));
    }
    rest.clear();
  }

  private void send(List<Put> batch) {
    long end = batch.stream().mapToLong(Put::end).max().orElseThrow();
    Duration left = Duration.ofNanos(end - nanoTime.getAsLong());
    if (left.toMillis() < 1) {
      return;
    }
    try {
      SendMessageBatchResponse answer =
          sqs.sendMessageBatch(
              SendMessageBatchRequest.builder()
                  .queueUrl(batch.get(0).url())
                  .entries(entries(batch))
                  .overrideConfiguration(call -> call.apiCallTimeout(left))
                  .build());
      answer
          .successful()
          .forEach(done -> batch.get(Integer.parseInt(done.id())).id().complete(done.messageId()));
      answer.failed().forEach(failed -> repeat(batch.get(Integer.parseInt(failed.id())), failed));
    } catch (SdkException unreachable) {
      batch.forEach(
          put -> put.id().completeExceptionally(new QueueUnavailableException(unreachable)));
    }
  }

  private static List<SendMessageBatchRequestEntry> entries(List<Put> batch) {
    return IntStream.range(0, batch.size())
        .mapToObj(
            i ->
                SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(batch.get(i).document())
                    .build())
        .toList();
  }

  private void repeat(Put put, BatchResultErrorEntry failed) {
    if (put.attempt() < ATTEMPTS) {
      waiting.add(put.again());
      requests.execute(this::sendSome);
    } else {
      put.id()
          .completeExceptionally(
              new QueueUnavailableException(
                  "the alarm queue did not take a document: " + failed.code()));
    }
  }

  @Override
  public void close() {
    requests.shutdownNow();
  }
}
