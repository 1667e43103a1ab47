package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.ParsedDocument;
import io.bongsu.queue.QueueMessage;
import io.bongsu.support.EmbeddedQueue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** On a real queue, since what it makes of a message's attributes is the point. */
class IngestRouteTest {

  private static final String QUEUE = "bongsu-alarms";

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedQueue queue;

  @SuppressWarnings("NullAway.Init")
  private static RouteContext stage;

  private final MockEndpoint classify = stage.neighbour("classify-document");

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
    Map<String, String> settings = new HashMap<>();
    settings.put("bongsu.aws.endpoint", queue.endpoint().toString());
    settings.put("bongsu.queue.create", "true");
    settings.put("bongsu.queue.url", "");
    settings.put("bongsu.queue.dead-letter-url", "");
    stage =
        RouteContext.start(
            List.of("routes/ingest.camel.yaml"), "direct:classify-document", settings);
  }

  @AfterAll
  static void stop() {
    stage.close();
    queue.close();
  }

  @BeforeEach
  void forget() {
    stage.reset();
    classify.whenAnyExchangeReceived(IngestRouteTest::handled);
  }

  /** The stages after this one leave an outcome of each message. */
  private static void handled(Exchange exchange) {
    QueueMessage message = QueueMessage.of(exchange);
    if (message != null) {
      message.record("handled");
    }
  }

  @Test
  void noAttributeOfAMessageReachesTheNextStage() throws Exception {
    classify.expectedMessageCount(1);

    put(
        "alarm text",
        Map.of(
            "CamelHttpUri", "http://127.0.0.1:1/",
            "CAmelHttpPath", "/elsewhere",
            "CamelExecCommandExecutable", "/bin/true",
            "CamelAwsSqsOperation", "deleteQueue",
            "CamelAwsSqsDelaySeconds", "900",
            "breadcrumbId", "x"));

    classify.assertIsSatisfied();
    Exchange received = classify.getExchanges().get(0);
    assertThat(received.getMessage().getBody(String.class)).isEqualTo("alarm text");
    assertThat(received.getMessage().getHeaders())
        .containsOnlyKeys("CamelAwsSqsReceiptHandle", "CamelAwsSqsMessageId");
  }

  @Test
  void aMessageThatWasDealtWithIsDeleted() throws Exception {
    double before = stage.count("bongsu.received");
    classify.expectedMessageCount(1);

    queue.put(QUEUE, "alarm text");

    classify.assertIsSatisfied();
    queue.awaitEmpty(QUEUE);
    assertThat(stage.count("bongsu.received")).isEqualTo(before + 1);
  }

  @Test
  void aMessageThatFailedComesBack() throws Exception {
    classify.setResultWaitTime(6000);
    classify.expectedBodiesReceived("alarm text", "alarm text");
    classify.whenExchangeReceived(
        1,
        first -> {
          throw new IllegalStateException("not now");
        });

    queue.put(QUEUE, "alarm text");

    classify.assertIsSatisfied();
    queue.awaitEmpty(QUEUE);
  }

  @Test
  void severalDocumentsComeBackOneByOneAndNoHeaderSteersThem() throws Exception {
    classify.expectedBodiesReceivedInAnyOrder("one", "two");

    Exchange several =
        stage.send(
            "ingest-several",
            exchange -> {
              exchange.getMessage().setBody(new ParsedDocument.Several(List.of("one", "two")));
              exchange.getMessage().setHeader("CamelAwsSqsOperation", "purgeQueue");
              exchange.getMessage().setHeader("CamelAwsSqsDelaySeconds", 900);
            });

    assertThat(several.getException()).isNull();
    classify.assertIsSatisfied();
  }

  private static void put(String text, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values =
        attributes.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(entry.getValue())
                            .build()));
    String url = queue.client().getQueueUrl(request -> request.queueName(QUEUE)).queueUrl();
    queue
        .client()
        .sendMessage(request -> request.queueUrl(url).messageBody(text).messageAttributes(values));
  }
}
