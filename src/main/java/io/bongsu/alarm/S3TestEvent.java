package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What S3 sends once to a topic or queue when its notifications are configured: {@code {"Service":
 * "Amazon S3", "Event": "s3:TestEvent", "Time", "Bucket", …}}.
 */
final class S3TestEvent implements Shape {

  @Override
  public String title() {
    return "S3 test event";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.path("Event").asText().equals("s3:TestEvent");
  }

  @Override
  public ParsedDocument read(JsonNode event, Wrapping wrapping) {
    return new ParsedDocument.Ignored(
        "S3 test event", "S3 sends it once when its notifications are configured");
  }
}
