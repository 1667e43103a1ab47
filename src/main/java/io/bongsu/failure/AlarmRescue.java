package io.bongsu.failure;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.NotificationHistory;
import io.bongsu.queue.DeferredAck;
import io.bongsu.queue.FailedMessages;
import io.bongsu.queue.InFlightCount;
import io.bongsu.queue.QueueMessage;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges each message of the alarm queue when its exchange ends. One that failed unexpectedly, or
 * that ended without an outcome, goes back to the queue and gets a second chance; if it fails then,
 * it is sent by the {@link Bypass}, which uses no file that a user edits. Thread-safe.
 */
final class AlarmRescue implements FailedMessages {

  private static final Logger LOG = LoggerFactory.getLogger("bongsu.failure");

  private static final int LAST_CHANCE = 2;

  private final String queue;
  private final NoteFailure note;
  private final NotificationHistory history;
  private final InFlightCount inFlight;
  private final Bypass bypass;
  private final ReceptionCount receptions = new ReceptionCount();

  AlarmRescue(
      String queue,
      NoteFailure note,
      NotificationHistory history,
      InFlightCount inFlight,
      Bypass bypass) {
    this.queue = queue;
    this.note = note;
    this.history = history;
    this.inFlight = inFlight;
    this.bypass = bypass;
  }

  boolean isAlarmQueue(String name) {
    return name.equals(queue);
  }

  /** A message has arrived, with all the headers that the queue's consumer sets. */
  void received(Exchange exchange) {
    Map<?, ?> attributes = exchange.getMessage().getHeader("CamelAwsSqsAttributes", Map.class);
    new QueueMessage(
            exchange.getMessage().getHeader("CamelAwsSqsMessageId", "", String.class),
            receptions(attributes == null ? Map.of() : attributes),
            exchange.getMessage().getBody(String.class),
            this)
        .attach(exchange);
  }

  private static int receptions(Map<?, ?> attributes) {
    return attributes.entrySet().stream()
        .filter(entry -> entry.getKey().toString().equals("ApproximateReceiveCount"))
        .mapToInt(entry -> Integer.parseInt(String.valueOf(entry.getValue())))
        .findFirst()
        .orElse(0);
  }

  /** The routes have done with a message that nothing holds. */
  void ended(Exchange exchange) {
    QueueMessage message = QueueMessage.of(exchange);
    if (message == null || message.isHeld()) {
      return;
    }
    Exception failure = exchange.getException();
    if (failure == null && !message.hasOutcome()) {
      failure = withoutOutcome(exchange);
    }
    if (failure == null) {
      receptions.forget(message);
      return;
    }
    if (ExpectedFailures.contain(failure)) {
      return;
    }
    note.note(exchange, failure);
    if (receptions.failed(message) < LAST_CHANCE) {
      exchange.setException(failure);
      return;
    }
    DeferredAck.take(exchange, inFlight);
    exchange.setException(null);
    DeferredAck.of(exchange).release(failure);
  }

  @Override
  public @Nullable Exception withoutOutcome(Exchange ended) {
    Object body = ended.getMessage().getBody();
    if (body instanceof Alarm alarm && !history.notified(List.of(alarm)).isEmpty()) {
      return null;
    }
    return new AlarmWithoutOutcomeException(
        body instanceof Alarm alarm ? "alarm " + alarm.label() : "a message of the queue");
  }

  @Override
  public boolean takesOver(
      QueueMessage message, DeferredAck acknowledgement, Exchange ended, Exception failure) {
    if (ExpectedFailures.contain(failure) || ended.getContext().isStopping()) {
      return false;
    }
    note.note(ended, failure);
    if (receptions.failed(message) < LAST_CHANCE) {
      return false;
    }
    receptions.forget(message);
    return goesRound(message, acknowledgement, ended, failure);
  }

  /** Whatever happens here, the acknowledgement must end, or the message would stay invisible. */
  private boolean goesRound(
      QueueMessage message, DeferredAck acknowledgement, Exchange ended, Exception failure) {
    try {
      bypass.send(message, acknowledgement, ended, failure);
      return true;
    } catch (RuntimeException broken) {
      LOG.error(
          "{} cannot be sent around its routes, and comes back: {}", message, CauseText.of(broken));
      return false;
    }
  }
}
