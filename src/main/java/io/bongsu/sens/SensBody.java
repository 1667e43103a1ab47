package io.bongsu.sens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a route of any project may pass to a Kamelet: a record, a map, or JSON text. */
final class SensBody {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private SensBody() {}

  /**
   * @param type a record that checks itself
   * @throws UnsendableMessageException when the body is none of these; the parser's own message
   *     would quote the text, so only the fields are named
   */
  static <T extends Record> T read(@Nullable Object body, Class<T> type) {
    try {
      if (type.isInstance(body)) {
        return type.cast(body);
      }
      if (body instanceof Map<?, ?> map) {
        return MAPPER.convertValue(map, type);
      }
      return body instanceof byte[] bytes
          ? MAPPER.readValue(bytes, type)
          : MAPPER.readValue(String.valueOf(body), type);
    } catch (IOException | IllegalArgumentException wrong) {
      throw problem(wrong, type);
    }
  }

  private static UnsendableMessageException problem(Exception wrong, Class<? extends Record> type) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsendableMessageException ours) {
        return ours;
      }
    }
    StringBuilder fields = new StringBuilder();
    for (var field : type.getRecordComponents()) {
      fields.append(fields.isEmpty() ? "" : ", ").append(field.getName());
    }
    return new UnsendableMessageException(
        "the message for SENS must be a map or a JSON object with the fields " + fields);
  }

  /** The JSON text of a request, in UTF-8. */
  static byte[] write(Map<String, Object> request) {
    try {
      return MAPPER.writeValueAsBytes(request);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps, lists and texts can be written", impossible);
    }
  }
}
