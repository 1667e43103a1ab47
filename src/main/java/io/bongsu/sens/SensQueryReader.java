package io.bongsu.sens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.json.StrictJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what to list from what a route of any project may pass: a {@link SensListQuery}, or a map
 * or JSON text with {@code requestId}, or with {@code start}, {@code end} (ISO 8601 with a zone)
 * and perhaps {@code to}. Safe for threads.
 */
final class SensQueryReader {

  private SensQueryReader() {}

  /**
   * @throws IllegalArgumentException when it is none of these
   */
  static SensListQuery read(@Nullable Object body) {
    if (body instanceof SensListQuery query) {
      return query;
    }
    JsonNode json =
        body instanceof Map<?, ?> map ? StrictJson.mapper().valueToTree(map) : parse(body);
    String requestId = json.path("requestId").textValue();
    return requestId == null ? between(json) : new SensListQuery.OfRequest(requestId);
  }

  private static SensListQuery between(JsonNode json) {
    try {
      return new SensListQuery.Between(
          Instant.parse(json.path("start").asText()),
          Instant.parse(json.path("end").asText()),
          json.path("to").textValue());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "sens-message-list-action needs requestId, or start and end such as 2026-11-26T00:00:00Z",
          e);
    }
  }

  private static JsonNode parse(@Nullable Object body) {
    try {
      return StrictJson.mapper().readTree(String.valueOf(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "sens-message-list-action takes a SensListQuery, a map or JSON text");
    }
  }
}
