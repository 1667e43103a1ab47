package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An event as Lambda gets it: {@code Records} from SNS ({@code Records[].Sns}) or SQS ({@code
 * Records[].body}). One record is read on; several are handed back to be read one by one.
 */
final class EventRecords implements Shape {

  @Override
  public String title() {
    return "event records";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.path("Records").isArray();
  }

  @Override
  public ParsedDocument read(JsonNode event, Wrapping wrapping) {
    JsonNode records = event.path("Records");
    return switch (records.size()) {
      case 0 -> new ParsedDocument.Ignored("empty event", "its list of Records is empty");
      case 1 -> readOne(records.get(0), wrapping.inRecord());
      default -> new ParsedDocument.Several(stream(records).map(EventRecords::document).toList());
    };
  }

  static ParsedDocument readOne(JsonNode entry, Wrapping wrapping) {
    if (entry.path("Sns").isObject()) {
      return wrapping.read(entry.path("Sns"));
    }
    if (entry.path("body").isTextual()) {
      return wrapping.read(entry.path("body").textValue());
    }
    return other(entry);
  }

  /** The inner document of one record of several; the record itself if it has none. */
  static String document(JsonNode entry) {
    if (entry.path("Sns").isObject()) {
      return entry.path("Sns").toString();
    }
    return entry.path("body").isTextual()
        ? entry.path("body").textValue()
        : "{\"Records\":[" + entry + "]}";
  }

  /** Whether an object is one record, as EventBridge Pipes hands them over without the event. */
  static boolean isRecord(JsonNode entry) {
    return entry.path("Sns").isObject()
        || (entry.path("body").isTextual() && entry.path("eventSource").isTextual());
  }

  /** A record of another service, such as {@code aws:s3}. */
  private static ParsedDocument other(JsonNode entry) {
    String source = entry.path("eventSource").asText(entry.path("EventSource").asText());
    if (source.startsWith("aws:")) {
      return new ParsedDocument.Notice(source + " event", entry.toString(), null);
    }
    throw new UnreadableAlarmException(
        "event record has neither Sns nor body; send SNS or SQS events only");
  }

  private static Stream<JsonNode> stream(JsonNode records) {
    return StreamSupport.stream(records.spliterator(), false);
  }
}
