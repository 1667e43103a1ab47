package io.bongsu.support.sens;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the parts of the fake hold requests to. */
final class Json {

  private Json() {}

  static void requireFields(JsonNode object, Set<String> known) {
    require(object.isObject(), "not an object");
    object
        .fieldNames()
        .forEachRemaining(field -> require(known.contains(field), "unknown field " + field));
  }

  static void require(boolean condition, String problem) {
    if (!condition) {
      throw Refusal.invalid(problem);
    }
  }

  static Map<String, String> query(String rawQuery, Set<String> known) {
    Map<String, String> query = new HashMap<>();
    for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&")) {
      String[] parts = pair.split("=", 2);
      require(parts.length == 2 && known.contains(parts[0]), "unknown parameter " + parts[0]);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  static boolean matches(Map<String, String> query, String name, String value) {
    return !query.containsKey(name) || query.get(name).equals(value);
  }
}
