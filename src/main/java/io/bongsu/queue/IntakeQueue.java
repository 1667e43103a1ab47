package io.bongsu.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Puts documents on the alarm queue for a sender that waits for the answer. Senders at the same
 * time share requests to SQS, and a batch of a thousand takes no longer than some requests.
 * Thread-safe.
 */
public final class IntakeQueue implements AutoCloseable {

  private final Duration limit;
  private final LongSupplier nanoTime;
  private final PutBatches batches;

  /**
   * @param nanoTime a clock that is never set, so that no wait grows with it
   */
  IntakeQueue(SqsClient sqs, Duration limit, LongSupplier nanoTime) {
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.batches = new PutBatches(sqs, nanoTime);
  }

  /**
   * The ids that SQS gave the documents, in their order.
   *
   * @throws QueueUnavailableException if one was not taken in time; others may have been
   */
  public List<String> put(@Body List<String> documents, CamelContext context) {
    long end = nanoTime.getAsLong() + limit.toNanos();
    String url = context.resolvePropertyPlaceholders("{{bongsu.queue.url}}");
    return await(batches.put(url, documents, end), end);
  }

  /** A document that has not been sent in time never will be: its sender has an answer by then. */
  private List<String> await(List<CompletableFuture<String>> puts, long end) {
    try {
      List<String> ids = new ArrayList<>();
      for (CompletableFuture<String> put : puts) {
        ids.add(put.get(Math.max(0, end - nanoTime.getAsLong()), TimeUnit.NANOSECONDS));
      }
      return ids;
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
      puts.forEach(put -> put.cancel(false));
    }
  }

  @Override
  public void close() {
    batches.close();
  }
}
