package io.bongsu.failure;

import io.bongsu.queue.QueueMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts how often a message of the queue has failed in this process, for route files that do not
 * ask the queue how often it has handed a message out. Thread-safe.
 */
final class ReceptionCount {

  private static final int REMEMBERED = 20_000;

  private final Map<String, Integer> failures =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** How often the message was received, as far as anything knows; it has failed now. */
  synchronized int failed(QueueMessage message) {
    int failed = failures.merge(message.id(), 1, Integer::sum);
    return Math.max(message.receptions(), failed);
  }

  synchronized void forget(QueueMessage message) {
    failures.remove(message.id());
  }
}
