package io.bongsu.failure;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.Classification;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.alarm.Severity;
import io.bongsu.alarm.UnreadableAlarmException;
import io.bongsu.classify.AlarmInFlightException;
import io.bongsu.classify.AlarmRepository;
import io.bongsu.classify.Classifier;
import io.bongsu.notify.RecipientsProperties;
import io.bongsu.queue.DeadLetters;
import io.bongsu.queue.DeferredAck;
import io.bongsu.queue.IntakeQueue;
import io.bongsu.queue.QueueMessage;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;

/**
 * Sends what a message of the alarm queue holds around the route files: an alarm or a notice to the
 * default team, the documents of a batch back to the queue one by one, what cannot be read to the
 * dead-letter queue. Thread-safe.
 */
final class Bypass {

  private final AlarmReader reader = new AlarmReader();
  private final AlarmRepository alarms;
  private final Classifier classifier;
  private final IntakeQueue intake;
  private final DeadLetters deadLetters;
  private final boolean sendsNotices;

  /**
   * @param sendsNotices whether what is no alarm is sent, as {@code bongsu.ingest.notices} says
   */
  Bypass(
      AlarmRepository alarms,
      Classifier classifier,
      IntakeQueue intake,
      DeadLetters deadLetters,
      boolean sendsNotices) {
    this.sendsNotices = sendsNotices;
    this.alarms = alarms;
    this.classifier = classifier;
    this.intake = intake;
    this.deadLetters = deadLetters;
  }

  void send(QueueMessage message, DeferredAck acknowledgement, Exchange ended, Exception failure) {
    CamelContext context = ended.getContext();
    if (ended.getMessage().getBody() instanceof Alarm alarm) {
      alarm(alarm, acknowledgement, ended);
      return;
    }
    String document = String.valueOf(message.document());
    try {
      ParsedDocument parsed = reader.read(document);
      if (parsed instanceof ParsedDocument.One one) {
        alarm(one.alarm(), acknowledgement, ended);
      } else if (parsed instanceof ParsedDocument.Notice notice && sendsNotices) {
        start(context, FailureRoutes.NOTICE, notice, notice.key(), acknowledgement, ended);
      } else if (parsed instanceof ParsedDocument.Several several) {
        intake.put(several.documents(), context);
        acknowledgement.finish(null);
      } else {
        acknowledgement.finish(null);
      }
    } catch (UnreadableAlarmException unreadable) {
      deadLetters.put(document, unreadable, context);
      acknowledgement.finish(null);
    }
  }

  private void alarm(Alarm alarm, DeferredAck acknowledgement, Exchange ended) {
    Alarm known = alarm.classification() == null ? classifier.classify(alarm) : alarm;
    Classification answers =
        new Classification(
            known.serverType(),
            Severity.CRITICAL,
            RecipientsProperties.DEFAULT_TEAM,
            known.resource(),
            "its routes failed",
            known.flapping(),
            "",
            false);
    Alarm marked = known.classified(answers);
    start(ended.getContext(), FailureRoutes.ALARM, marked, marked.key(), acknowledgement, ended);
  }

  /** Goes on with what the failed exchange has claimed, or else claims it. */
  private void start(
      CamelContext context,
      String endpoint,
      Object body,
      String key,
      DeferredAck acknowledgement,
      Exchange ended) {
    Exchange exchange = new DefaultExchange(context);
    exchange.getMessage().setBody(body);
    boolean claimed = key.equals(ended.getProperty(AlarmRepository.CLAIMED));
    try {
      if (!claimed && !alarms.add(key)) {
        acknowledgement.finish(null);
        return;
      }
    } catch (AlarmInFlightException copy) {
      acknowledgement.finish(copy);
      return;
    }
    acknowledgement.continueWith(exchange);
    if (!claimed) {
      alarms.endWith(exchange, key);
    }
    ProducerTemplate template = context.createProducerTemplate();
    try {
      template.send(endpoint, exchange);
    } finally {
      template.stop();
    }
  }
}
