package io.bongsu.workbench.preview;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.PluginHelper;

/**
 * The alarm queue of a preview: what is put in goes to the route that takes from it, on the thread
 * that put it there. What is sent to any other queue is gone. Thread-safe.
 */
final class VirtualQueue {

  /** The address that the routes have for the alarm queue. */
  static final String ALARMS = "preview:alarms";

  /** Exchange property: the number of the document that is under way. */
  static final String ARRIVAL = "bongsu.preview-arrival";

  private static final int MOST_AGAIN = 1_000;

  private final Map<String, DefaultConsumer> consumers = new ConcurrentHashMap<>();
  private final Queue<String> putAgain = new ConcurrentLinkedQueue<>();

  /** Takes what the routes send to a queue. */
  Processor put(String address) {
    return exchange -> {
      if (address.equals(ALARMS)) {
        putAgain.add(exchange.getMessage().getBody(String.class));
      }
    };
  }

  /** Remembers which route takes from a queue. */
  Consumer<DefaultConsumer> take(String address) {
    return consumer -> consumers.put(address, consumer);
  }

  /** Lets the routes have a document, and what they put on the queue themselves because of it. */
  void arrives(int number, String text) {
    deliver(number, text);
    for (int again = 0; again < MOST_AGAIN && !putAgain.isEmpty(); again++) {
      deliver(number, String.valueOf(putAgain.poll()));
    }
    putAgain.clear();
  }

  private void deliver(int number, String text) {
    DefaultConsumer consumer = consumers.get(ALARMS);
    if (consumer == null) {
      throw new PreviewFailedException(
          "no route takes from the alarm queue: one must begin with aws2-sqs and have the queueUrl"
              + " {{bongsu.queue.url}}, as ingest-queue does");
    }
    Exchange exchange = consumer.createExchange(true);
    exchange.setProperty(ARRIVAL, number);
    exchange.getMessage().setBody(text);
    exchange.getMessage().setHeader("CamelAwsSqsMessageId", "preview-" + number);
    PluginHelper.getAsyncProcessorAwaitManager(exchange.getContext())
        .process(consumer.getAsyncProcessor(), exchange);
  }
}
