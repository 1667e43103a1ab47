package io.bongsu.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.FakeSens;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The spans of alarms that go through the whole program. */
class TraceTest {

  private static final String QUEUE = "bongsu-alarms";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;

  @BeforeAll
  static void start() {
    GlobalOpenTelemetry.resetForTest();
    GlobalOpenTelemetry.set(
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
                    .build())
            .build());
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
    program =
        Program.start(
            queue,
            sens,
            Map.of("bongsu.trace.enabled", "true", "bongsu.receipt.check-period-ms", "200"));
    SPANS.reset();
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
    GlobalOpenTelemetry.resetForTest();
  }

  @AfterEach
  void forget() {
    queue.awaitEmpty(QUEUE);
    SPANS.reset();
  }

  @Test
  void anAlarmItsMessageAndItsReceiptAreOneTraceThatTheSenderBegan() {
    String address = queue.client().getQueueUrl(to -> to.queueName(QUEUE)).queueUrl();
    MessageAttributeValue parent =
        MessageAttributeValue.builder()
            .dataType("String")
            .stringValue("00-" + TRACE + "-00f067aa0ba902b7-01")
            .build();
    queue
        .client()
        .sendMessage(
            message ->
                message
                    .queueUrl(address)
                    .messageAttributes(Map.of("traceparent", parent))
                    .messageBody(alarm("api-1", "critical")));

    sens.phone(Phones.ON_CALL).receivedContaining("api-1");
    Waiting.until(20, "a span of the receipt", () -> !named("receipt").isEmpty());

    assertThat(SPANS.getFinishedSpanItems())
        .allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(TRACE));
    SpanData alarm = only("alarm");
    assertThat(alarm.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(text(alarm, "bongsu.outcome")).isEqualTo("accepted");
    assertThat(text(alarm, "bongsu.lane")).isEqualTo("urgent");
    SpanData message = only("message");
    assertThat(message.getParentSpanId()).isEqualTo(alarm.getSpanId());
    assertThat(only("SENS send").getParentSpanId()).isEqualTo(message.getSpanId());
    assertThat(only("receipt").getParentSpanId()).isEqualTo(message.getSpanId());
    assertThat(SPANS.getFinishedSpanItems().toString()).doesNotContain(Phones.ON_CALL, "[경보]");
  }

  @Test
  void aMessageAboutSeveralAlarmsHasALinkToEach() {
    queue.putAll(QUEUE, List.of(alarm("ai-1", "critical"), alarm("ai-2", "critical")));

    sens.phone(Phones.ML_TEAM).receivedContaining("ai");
    Waiting.until(20, "two alarms", () -> named("alarm").size() == 2);

    assertThat(only("message").getLinks())
        .extracting(LinkData::getSpanContext)
        .extracting(SpanContext::getSpanId)
        .containsExactlyInAnyOrderElementsOf(
            named("alarm").stream().map(SpanData::getSpanId).toList());
  }

  @Test
  void anAlarmThatIsNotSentEndsWithItsOutcome() {
    queue.put(QUEUE, alarm("db-1", "info"));
    queue.put(QUEUE, "no alarm");

    Waiting.until(20, "two outcomes", () -> named("alarm").size() == 2);

    assertThat(named("alarm"))
        .extracting(span -> text(span, "bongsu.outcome"))
        .containsExactlyInAnyOrder("quiet", "unreadable");
    assertThat(named("message")).isEmpty();
  }

  private static String alarm(String resource, String severity) {
    return SampleAlarms.cpu(resource, severity, "ALARM", Instant.now());
  }

  private static SpanData only(String name) {
    assertThat(named(name)).hasSize(1);
    return named(name).get(0);
  }

  private static List<SpanData> named(String name) {
    return SPANS.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .toList();
  }

  private static String text(SpanData span, String key) {
    return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(key)));
  }
}
