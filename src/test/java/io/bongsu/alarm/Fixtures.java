package io.bongsu.alarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The documents in {@code src/test/resources/alarms}, and envelopes to put them in. */
final class Fixtures {

  static final List<String> ALL =
      List.of(
          "anomaly",
          "composite",
          "composite-forced",
          "contributor",
          "eventbridge",
          "eventbridge-configuration",
          "eventbridge-contributor",
          "eventbridge-muted",
          "eventbridge-suppressed",
          "fleet",
          "forced",
          "health",
          "lambda",
          "lambda-composite",
          "metric",
          "metric-2016",
          "metric-math",
          "minimal",
          "missing-data",
          "percentile",
          "promql",
          "sns-confirmation",
          "sns-envelope",
          "sns-fifo",
          "sns-lambda",
          "tagged");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Fixtures() {}

  static String text(String name) {
    String path = "/alarms/" + name + ".json";
    try (InputStream file = Fixtures.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(file, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode node(String name) {
    return object(text(name));
  }

  static ObjectNode object(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Alarm alarm(String document) {
    ParsedDocument reading = new AlarmReader().read(document);
    if (reading instanceof ParsedDocument.One one) {
      return one.alarm();
    }
    throw new AssertionError("no alarm but " + reading);
  }

  /** The message in the envelope that SNS puts around it for SQS and HTTPS. */
  static String inSns(String message) {
    ObjectNode envelope = node("sns-envelope");
    return envelope.put("Message", message).toString();
  }

  /** The body in the event by which Lambda gets messages of an SQS queue. */
  static String inSqsEvent(String... bodies) {
    ObjectNode event = MAPPER.createObjectNode();
    for (String body : bodies) {
      event.withArray("Records").addObject().put("eventSource", "aws:sqs").put("body", body);
    }
    return event.toString();
  }
}
