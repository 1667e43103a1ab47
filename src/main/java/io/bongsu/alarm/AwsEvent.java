package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An EventBridge event of any other kind: {@code source, detail-type, region, detail}, as a notice;
 * see {@link NoticeText}.
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
    return NoticeText.ofEvent(event);
  }
}
