package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the page behind an acknowledgement link puts on the queue: {@code {"bongsu": "ack", "token":
 * …, "at": …, "signature": …}} and nothing else, so that no alarm can be taken for one.
 */
final class AckEvent implements Shape {

  private static final int FIELDS = 4;

  @Override
  public String title() {
    return "acknowledgement";
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.size() == FIELDS && document.path("bongsu").asText().equals("ack");
  }

  @Override
  public ParsedDocument read(JsonNode document, Wrapping wrapping) {
    return new ParsedDocument.Acknowledgement(
        document.path("token").asText(),
        document.path("at").asText(),
        document.path("signature").asText());
  }
}
