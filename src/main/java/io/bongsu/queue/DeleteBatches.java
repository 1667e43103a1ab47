package io.bongsu.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Deletes messages of a queue ten at a time, a few milliseconds after they were handed over. What
 * SQS leaves out of a request is tried again. A message that is not deleted, after a crash or an
 * outage, comes back from the queue; the ledger knows its alarm, and it is deleted then.
 * Thread-safe.
 */
final class DeleteBatches implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeleteBatches.class);

  /** How long the first message of a request waits for others. */
  private static final long LINGER_MS = 20;

  private static final int ATTEMPTS = 3;
  private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long CLOSE_MS = 5_000;

  private record Deletion(String url, String receiptHandle, int attempt) {

    Deletion again() {
      return new Deletion(url, receiptHandle, attempt + 1);
    }
  }

  private final SqsClient sqs;
  private final BlockingQueue<Deletion> waiting = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  private @Nullable Long said;
  private int unsaid;

  /** Whether the last request had no answer: said once for all messages concerned. */
  private volatile boolean unreachable;

  private @Nullable Thread worker;

  DeleteBatches(SqsClient sqs) {
    this.sqs = sqs;
  }

  void delete(String url, String receiptHandle) {
    waiting.add(new Deletion(url, receiptHandle, 1));
    begin();
  }

  private synchronized void begin() {
    if (worker == null && !closed) {
      worker = new Thread(this::work, "queue-delete");
      worker.setDaemon(true);
      worker.start();
    } else if (worker == null) {
      deleteRest();
    }
  }

  private void work() {
    List<Deletion> batch = new ArrayList<>();
    try {
      while (!closed) {
        gather(batch);
        delete(List.copyOf(batch));
        batch.clear();
      }
    } catch (InterruptedException closing) {
      waiting.addAll(batch);
    }
  }

  private void gather(List<Deletion> batch) throws InterruptedException {
    batch.add(waiting.take());
    BatchCollector.fill(batch, waiting, LINGER_MS);
  }

  private void delete(List<Deletion> batch) {
    batch.stream()
        .map(Deletion::url)
        .distinct()
        .forEach(url -> send(url, batch.stream().filter(each -> each.url().equals(url)).toList()));
  }

  private void send(String url, List<Deletion> batch) {
    List<DeleteMessageBatchRequestEntry> entries =
        IntStream.range(0, batch.size())
            .mapToObj(
                i ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(batch.get(i).receiptHandle())
                        .build())
            .toList();
    try {
      sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries))
          .failed()
          .forEach(failed -> repeat(batch.get(Integer.parseInt(failed.id())), failed));
      unreachable = false;
    } catch (QueueDoesNotExistException deleted) {
      LOG.debug("{} messages went with their queue", batch.size());
    } catch (SdkException away) {
      batch.forEach(each -> repeat(each, null));
    }
  }

  /** A receipt handle that is wrong or has expired stays so. */
  private void repeat(Deletion deletion, @Nullable BatchResultErrorEntry failed) {
    boolean hopeless = failed != null && Boolean.TRUE.equals(failed.senderFault());
    if (!hopeless && deletion.attempt() < ATTEMPTS) {
      waiting.add(deletion.again());
    } else if (failed != null || !unreachable) {
      unreachable = failed == null;
      warn(failed == null ? "no answer" : failed.code());
    }
  }

  /** One line a minute at the most, with how many messages it is about. */
  private synchronized void warn(String why) {
    unsaid++;
    long now = System.nanoTime();
    if (said == null || now - said > SILENCE_NANOS) {
      LOG.warn(
          "{} messages that were dealt with could not be deleted from the queue ({}); they come back"
              + " and are deleted then",
          unsaid,
          why);
      said = now;
      unsaid = 0;
    }
  }

  private void deleteRest() {
    List<Deletion> batch = new ArrayList<>();
    while (waiting.drainTo(batch, BatchCollector.MAX_ENTRIES) > 0) {
      delete(batch);
      batch = new ArrayList<>();
    }
  }

  /** Deletes what still waits; a request under way is interrupted, and repeated. */
  @Override
  public void close() {
    closed = true;
    Thread working = begun();
    if (working != null) {
      working.interrupt();
      try {
        working.join(CLOSE_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    deleteRest();
  }

  private synchronized @Nullable Thread begun() {
    Thread working = worker;
    worker = null;
    return working;
  }
}
