package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The envelopes that were opened to get at a document, and what they say about it.
 *
 * @param reader reads what is inside
 * @param depth how many envelopes there were
 * @param sns whether one of them was an SNS envelope, in which any text is a legitimate message
 * @param subject Subject of the innermost SNS envelope
 * @param topicArn TopicArn of the innermost SNS envelope
 * @param messageId MessageId of the innermost SNS envelope
 * @param timestamp Timestamp of the innermost SNS envelope
 */
record Wrapping(
    AlarmReader reader,
    int depth,
    boolean sns,
    @Nullable String subject,
    @Nullable String topicArn,
    @Nullable String messageId,
    @Nullable String timestamp) {

  /** SNS in SQS in an SQS event is three; more than twice that is a loop or an attack. */
  private static final int MAX_DEPTH = 8;

  static Wrapping none(AlarmReader reader) {
    return new Wrapping(reader, 0, false, null, null, null, null);
  }

  /** This wrapping and an event record around the document. */
  Wrapping inRecord() {
    return deeper(sns, subject, topicArn, messageId, timestamp);
  }

  /** This wrapping and an SNS envelope around the document. */
  Wrapping inSns(
      @Nullable String subject,
      @Nullable String topicArn,
      @Nullable String messageId,
      @Nullable String timestamp) {
    return deeper(true, subject, topicArn, messageId, timestamp);
  }

  private Wrapping deeper(
      boolean sns,
      @Nullable String subject,
      @Nullable String topicArn,
      @Nullable String messageId,
      @Nullable String timestamp) {
    if (depth == MAX_DEPTH) {
      throw new UnreadableAlarmException(
          "document is wrapped in more than %d envelopes; do two topics or queues feed each other?"
              .formatted(MAX_DEPTH));
    }
    return new Wrapping(reader, depth + 1, sns, subject, topicArn, messageId, timestamp);
  }

  ParsedDocument read(String document) {
    return reader.readWithin(document, this);
  }

  ParsedDocument read(JsonNode document) {
    return reader.readWithin(document, this);
  }

  /** A text that is no JSON object: JSON in a JSON string, a message on the topic, or neither. */
  ParsedDocument notJson(String text) {
    String inner = Json.string(text);
    if (inner != null && (Json.looksLikeObject(inner) || Json.looksLikeArray(inner))) {
      return inRecord().read(inner);
    }
    if (sns) {
      return notice(text);
    }
    throw new UnreadableAlarmException(
        "document is no JSON object: %,d characters beginning with %s; send the alarm as CloudWatch"
                .formatted(text.length(), Excerpt.of(text))
            + " publishes it");
  }

  /** A text that begins like JSON and is not: cut off on its way, or never meant to be JSON. */
  ParsedDocument broken(String text, UnreadableAlarmException why) {
    if (sns && !text.contains("\"AlarmName\"") && !text.contains("\"alarmName\"")) {
      return notice(text);
    }
    throw why;
  }

  /** JSON of no shape that AWS gives an alarm. */
  ParsedDocument unknown(JsonNode document) {
    if (sns) {
      return NoticeText.ofJson(document, subject, messageId);
    }
    throw new UnreadableAlarmException(
        "document is JSON but none of the shapes of a CloudWatch alarm: it has neither AlarmName,"
            + " nor detail-type, alarmData, Message or Records; send it as CloudWatch publishes it");
  }

  private ParsedDocument notice(String text) {
    return NoticeText.ofText(text, subject, messageId);
  }
}
