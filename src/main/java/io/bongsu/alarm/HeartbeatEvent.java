package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a schedule publishes to the topic so that the way of an alarm is tried: {@code {"bongsu":
 * "heartbeat"}} and nothing else, so that no alarm can be taken for one.
 */
final class HeartbeatEvent implements Shape {

  @Override
  public String title() {
    return "heartbeat";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.size() == 1 && document.path("bongsu").asText().equals("heartbeat");
  }

  @Override
  public ParsedDocument read(JsonNode document, Wrapping wrapping) {
    return new ParsedDocument.Heartbeat();
  }
}
