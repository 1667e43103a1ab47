package io.bongsu.sens;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.bongsu.json.StrictJson;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a route of any project may pass to a Kamelet: a record, a map, or JSON text. */
final class SensBody {

  private static final ObjectReader READER =
      StrictJson.mapper()
          .reader()
          .with(
              DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

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
        return READER.treeToValue(StrictJson.mapper().valueToTree(map), type);
      }
      return body instanceof byte[] bytes
          ? READER.readValue(bytes, type)
          : READER.readValue(String.valueOf(body), type);
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
}
