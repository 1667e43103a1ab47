package io.bongsu.trace;

import io.bongsu.alarm.Alarm;
import io.bongsu.compose.Message;
import io.bongsu.receipt.Receipt;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The spans that are open: one for each alarm until its outcome, one for each message until SENS
 * accepted it. A message about one alarm belongs to that alarm's trace; one about several is a
 * trace of its own with a link to each. Holds no text and no number. Thread-safe.
 */
final class AlarmSpans {

  /** More alarms than that are not in one program; the oldest is forgotten. */
  private static final int MOST = 10_000;

  private final Tracer tracer;
  private final Clock clock;
  private final Map<String, Span> alarms = bounded();
  private final Map<String, Span> messages = bounded();
  private final Map<String, SpanContext> accepted = bounded();

  AlarmSpans(Tracer tracer, Clock clock) {
    this.tracer = tracer;
    this.clock = clock;
  }

  private static <T> Map<String, T> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > MOST;
      }
    };
  }

  /** A message came from the queue. */
  Span arrived(SpanContext sender) {
    return tracer
        .spanBuilder("alarm")
        .setSpanKind(SpanKind.CONSUMER)
        .setParent(sender.isValid() ? Context.root().with(Span.wrap(sender)) : Context.root())
        .setStartTimestamp(clock.instant())
        .startSpan();
  }

  /** It is this alarm; from now on its span is found by its key. */
  synchronized void is(Span span, Alarm alarm, String lane) {
    span.setAttribute("bongsu.alarm", alarm.label());
    span.setAttribute("bongsu.state", alarm.state().name());
    span.setAttribute("bongsu.severity", alarm.severity().name());
    span.setAttribute("bongsu.lane", lane);
    alarms.put(alarm.key(), span);
  }

  synchronized boolean isOpen(Span span) {
    return alarms.containsValue(span);
  }

  /** These alarms have an outcome. */
  synchronized void end(Collection<String> keys, String outcome) {
    for (String key : keys) {
      Span span = alarms.remove(key);
      if (span != null) {
        end(span, outcome);
      }
    }
  }

  void end(Span span, String outcome) {
    span.setAttribute("bongsu.outcome", outcome);
    span.end(clock.instant());
  }

  /** A message is to be sent; it may be so again and again. */
  synchronized void sends(Message message) {
    if (messages.containsKey(message.id())) {
      return;
    }
    List<SpanContext> causes = new ArrayList<>();
    for (String key : message.keys()) {
      Span alarm = alarms.get(key);
      if (alarm != null) {
        causes.add(alarm.getSpanContext());
      }
    }
    SpanBuilder builder =
        tracer
            .spanBuilder("message")
            .setParent(causes.size() == 1 ? parent(causes.get(0)) : Context.root())
            .setStartTimestamp(message.composedAt())
            .setAttribute("bongsu.tag", message.tag())
            .setAttribute("bongsu.lane", message.lane())
            .setAttribute("bongsu.team", message.team())
            .setAttribute("bongsu.kind", message.kind().name())
            .setAttribute("bongsu.phones", message.size());
    if (causes.size() > 1) {
      causes.forEach(builder::addLink);
    }
    messages.put(message.id(), builder.startSpan());
  }

  /** One request to SENS. */
  synchronized Span posts(Message message) {
    Span span = messages.get(message.id());
    return tracer
        .spanBuilder("SENS send")
        .setSpanKind(SpanKind.CLIENT)
        .setParent(span == null ? Context.root() : parent(span.getSpanContext()))
        .setStartTimestamp(clock.instant())
        .startSpan();
  }

  /** SENS accepted it. */
  synchronized void accepted(Message message) {
    Span span = messages.remove(message.id());
    if (span != null) {
      accepted.put(message.tag(), span.getSpanContext());
      end(span, "accepted");
    }
    end(message.keys(), "accepted");
  }

  /** It was not sent this time. */
  synchronized void failed(Message message, Exception why) {
    Span span = messages.remove(message.id());
    if (span != null) {
      span.setStatus(StatusCode.ERROR, why.getClass().getSimpleName());
      end(span, "failed");
    }
  }

  /** What a carrier says, from SENS's acceptance to the phone. */
  synchronized void receipt(Receipt receipt) {
    SpanContext message = accepted.get(receipt.tag());
    Instant now = clock.instant();
    @Nullable Duration took = receipt.took();
    tracer
        .spanBuilder("receipt")
        .setParent(message == null ? Context.root() : parent(message))
        .setStartTimestamp(now.minus(Objects.requireNonNullElse(took, Duration.ZERO)))
        .setAttribute("bongsu.tag", receipt.tag())
        .setAttribute("bongsu.carrier", String.valueOf(receipt.carrier()))
        .setAttribute("bongsu.code", receipt.code())
        .setAttribute("bongsu.outcome", receipt.delivered() ? "delivered" : "undelivered")
        .startSpan()
        .end(now);
  }

  private static Context parent(SpanContext span) {
    return Context.root().with(Span.wrap(span));
  }
}
