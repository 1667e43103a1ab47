package io.bongsu.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.bongsu.json.StrictJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What SNS puts around a message for HTTPS, not yet verified ("Parsing Amazon SNS message formats",
 * Amazon SNS developer guide). A key that is there twice is refused: whoever verifies the first and
 * whoever reads the second would not speak of the same message.
 *
 * @param text as it came
 * @param json the same, read
 */
record SnsEnvelope(String text, JsonNode json) {

  static final String NOTIFICATION = "Notification";
  static final String SUBSCRIPTION = "SubscriptionConfirmation";
  static final String UNSUBSCRIPTION = "UnsubscribeConfirmation";

  private static final List<String> REQUIRED =
      List.of("MessageId", "TopicArn", "Message", "Timestamp");

  private static final ObjectReader READER =
      StrictJson.mapper()
          .readerFor(JsonNode.class)
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  /**
   * @throws RequestRefusedException if it is no envelope
   */
  static SnsEnvelope read(String text) {
    SnsEnvelope envelope = new SnsEnvelope(text, parse(text));
    boolean known =
        Stream.of(NOTIFICATION, SUBSCRIPTION, UNSUBSCRIPTION).anyMatch(envelope.type()::equals);
    if (!known || !REQUIRED.stream().allMatch(key -> envelope.json.path(key).isTextual())) {
      throw unreadable("The body is no message of SNS; turn raw message delivery off.");
    }
    return envelope;
  }

  private static JsonNode parse(String text) {
    try {
      return READER.readTree(text);
    } catch (JsonProcessingException e) {
      throw unreadable("The body is no JSON object, or has a key twice.");
    }
  }

  private static RequestRefusedException unreadable(String detail) {
    return new RequestRefusedException(ProblemKind.UNREADABLE, detail);
  }

  String type() {
    return part("Type");
  }

  String topicArn() {
    return part("TopicArn");
  }

  /** A value, or the empty text. */
  String part(String key) {
    JsonNode value = json.path(key);
    return value.isTextual() ? value.textValue() : "";
  }

  Instant timestamp() {
    try {
      return Instant.parse(part("Timestamp"));
    } catch (DateTimeException e) {
      throw unreadable("The Timestamp is none.");
    }
  }
}
