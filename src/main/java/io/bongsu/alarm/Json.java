package io.bongsu.alarm;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.bongsu.json.StrictJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON from outside: parsed within limits, and asked for values without trusting their types. Of a
 * key that is there twice the last value counts, as in most JSON parsers.
 */
final class Json {

  private static final ObjectReader READER = StrictJson.mapper().readerFor(JsonNode.class);

  /**
   * Longer than any text that CloudWatch takes in a field (1,024), but for a query; what is longer
   * is cut, so that no search in it takes long and the ledger has room for it.
   */
  private static final int MAX_TEXT = 2048;

  private Json() {}

  static boolean looksLikeObject(String text) {
    return text.startsWith("{", start(text));
  }

  static boolean looksLikeArray(String text) {
    return text.startsWith("[", start(text));
  }

  private static int start(String text) {
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** White space, or the byte order mark that some tools write before JSON. */
  private static boolean isBlank(char c) {
    return c == '\uFEFF' || Character.isWhitespace(c);
  }

  /** Parses JSON. */
  static JsonNode parse(String text) {
    try {
      return READER.readTree(text.substring(start(text)));
    } catch (JsonProcessingException e) {
      throw new UnreadableAlarmException(
          "document is broken JSON (%s) of %,d characters; was it cut off?"
              .formatted(position(e.getLocation()), text.length()));
    }
  }

  private static String position(@Nullable JsonLocation location) {
    return location == null
        ? "position unknown"
        : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** The text of a document that is one JSON string; null if it is anything else. */
  static @Nullable String string(String document) {
    if (!document.startsWith("\"", start(document))) {
      return null;
    }
    try {
      return parse(document).textValue();
    } catch (UnreadableAlarmException broken) {
      return null;
    }
  }

  /** JSON that is kept as a string inside of JSON, such as {@code reasonData}. */
  static Optional<JsonNode> nested(JsonNode value) {
    if (value.isObject()) {
      return Optional.of(value);
    }
    if (!value.isTextual() || !looksLikeObject(value.textValue())) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(value.textValue()));
    } catch (UnreadableAlarmException broken) {
      return Optional.empty();
    }
  }

  /** The text (or number) under a key; null if there is none or null. */
  static @Nullable String text(JsonNode node, String key) {
    return text(node.path(key));
  }

  static @Nullable String text(JsonNode value) {
    return text(value, MAX_TEXT);
  }

  /** The text in at most so many characters; null if there is none or null. */
  static @Nullable String text(JsonNode value, int most) {
    return value.isValueNode() && !value.isNull() ? storable(cut(value.asText(), most)) : null;
  }

  /** The text under a key; null if there is none or only blanks. */
  static @Nullable String filled(JsonNode node, String key) {
    String text = text(node, key);
    return text == null || text.isBlank() ? null : text;
  }

  /** The number (or number in a string) under a key; null if there is none or it is not finite. */
  static @Nullable Double number(JsonNode node, String key) {
    return number(node.path(key));
  }

  static @Nullable Double number(JsonNode value) {
    double number = value.isValueNode() ? value.asDouble(Double.NaN) : Double.NaN;
    return Double.isFinite(number) && !value.isBoolean() ? number : null;
  }

  /** At most so many characters. */
  static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  /**
   * The text without what no database and no phone can hold: NUL and halves of surrogate pairs
   * become U+FFFD. All else, other control characters too, stays.
   */
  private static String storable(String text) {
    boolean fine = text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
    return fine
        ? text
        : text.codePoints()
            .map(c -> c == 0 || isHalf(c) ? 0xFFFD : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
