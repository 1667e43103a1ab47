package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A JSON array of documents, as somebody posts several alarms at once, or of event records, as
 * EventBridge Pipes hands on what it took from a queue. One is read on; several are handed back to
 * be read one by one.
 */
final class Batch implements Shape {

  @Override
  public String title() {
    return "array";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.isArray()
        && !document.isEmpty()
        && stream(document).allMatch(JsonNode::isObject);
  }

  @Override
  public ParsedDocument read(JsonNode batch, Wrapping wrapping) {
    if (batch.size() > 1) {
      return new ParsedDocument.Several(stream(batch).map(Batch::document).toList());
    }
    JsonNode only = batch.get(0);
    return EventRecords.isRecord(only)
        ? EventRecords.readOne(only, wrapping.inRecord())
        : wrapping.inRecord().read(only);
  }

  private static String document(JsonNode entry) {
    return EventRecords.isRecord(entry) ? EventRecords.document(entry) : entry.toString();
  }

  private static Stream<JsonNode> stream(JsonNode batch) {
    return StreamSupport.stream(batch.spliterator(), false);
  }
}
