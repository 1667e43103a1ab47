package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Name and value pairs, which AWS writes as a list ({@code [{"name": …, "value": …}]}, {@code
 * [{"Key": …, "Value": …}]}) in SNS messages and as an object in events. Anything else, such as the
 * {@code ""} that emulators send, is no pairs.
 */
final class Pairs {

  /** CloudWatch takes 1,024 in a value of a dimension, and less in all else. */
  private static final int MAX_CHARACTERS = 1024;

  /** A metric has at most 30 dimensions, and an alarm 50 tags. */
  private static final int MAX_PAIRS = 100;

  private Pairs() {}

  static Map<String, String> read(JsonNode node) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (node.isObject()) {
      node.fieldNames().forEachRemaining(name -> put(pairs, name, Json.text(node, name)));
    } else {
      node.forEach(pair -> put(pairs, first(pair, "name", "Name", "Key", "key"), value(pair)));
    }
    return pairs;
  }

  private static @Nullable String value(JsonNode pair) {
    return first(pair, "value", "Value");
  }

  private static void put(
      Map<String, String> pairs, @Nullable String name, @Nullable String value) {
    if (name != null && value != null && pairs.size() < MAX_PAIRS) {
      pairs.put(Json.cut(name, MAX_CHARACTERS), Json.cut(value, MAX_CHARACTERS));
    }
  }

  private static @Nullable String first(JsonNode pair, String... keys) {
    for (String key : keys) {
      String text = Json.text(pair, key);
      if (text != null) {
        return text;
      }
    }
    return null;
  }
}
