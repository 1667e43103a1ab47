package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;

/** One shape in which AWS delivers an alarm. */
interface Shape {

  /** What a person calls it, such as {@code SNS envelope}. */
  String title();

  /** Whether the document is of this shape, even if something it needs is missing or wrong. */
  boolean fits(JsonNode document);

  /**
   * Reads a document that fits.
   *
   * @throws UnreadableAlarmException if something it needs is missing or wrong
   */
  ParsedDocument read(JsonNode document, Wrapping wrapping);
}
