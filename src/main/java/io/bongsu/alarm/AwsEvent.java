package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An EventBridge event of any other kind: {@code source, detail-type, region, detail}. For AWS
 * Health the text is its English description, for others the detail as JSON.
 */
final class AwsEvent implements Shape {

  @Override
  public String title() {
    return "AWS event";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.path("detail-type").isTextual() && document.path("source").isTextual();
  }

  @Override
  public ParsedDocument read(JsonNode event, Wrapping wrapping) {
    JsonNode detail = event.path("detail");
    String description = Json.filled(detail.path("eventDescription").path(0), "latestDescription");
    String code = Json.filled(detail, "eventTypeCode");
    String text = description == null ? detail.toString() : description;
    return new ParsedDocument.Notice(
        event.path("detail-type").asText(),
        code == null ? text : code + ": " + text,
        Json.filled(event, "id"));
  }
}
