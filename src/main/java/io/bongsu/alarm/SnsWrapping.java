package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What SNS puts around a message for HTTPS and SQS, and under {@code Sns} for Lambda: {@code Type,
 * MessageId, TopicArn, Subject?, Message, Timestamp, Signature?, …}. FIFO topics do not sign, and
 * the spelling of the URLs differs, so only what all forms share is read. The ingest stage checks
 * the signature.
 */
final class SnsWrapping implements Shape {

  private static final Set<String> TYPES =
      Set.of("Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation");

  @Override
  public String title() {
    return "SNS envelope";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.path("Message").isTextual()
        && (TYPES.contains(document.path("Type").asText())
            || document.path("TopicArn").isTextual());
  }

  @Override
  public ParsedDocument read(JsonNode envelope, Wrapping wrapping) {
    String message = envelope.path("Message").textValue();
    String type = envelope.path("Type").asText();
    if (type.endsWith("Confirmation")) {
      return new ParsedDocument.Notice("SNS " + type, message, Json.filled(envelope, "MessageId"));
    }
    return wrapping
        .inSns(
            Json.text(envelope, "Subject"),
            Json.text(envelope, "TopicArn"),
            Json.filled(envelope, "MessageId"),
            Json.filled(envelope, "Timestamp"))
        .read(message);
  }
}
