package io.bongsu.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key and value pairs that people put into an alarm's description: a JSON object, or anywhere
 * in a text {@code severity=critical server_type="ai"}, {@code Severity: critical}. Pairs end at
 * blanks, commas and semicolons unless quoted.
 */
final class DescriptionPairs {

  private static final Pattern PAIR =
      Pattern.compile(
          "(?<![\\w-])([A-Za-z][\\w-]{0,40})[ \\t]{0,3}[=:][ \\t]{0,3}"
              + "(?:\"([^\"]{1,255})\"|'([^']{1,255})'|([^\\s,;\"'{}]{1,255}))");

  /** CloudWatch allows 1,024. */
  private static final int MAX_CHARACTERS = 4096;

  private static final ObjectReader READER = JsonMapper.builder().build().readerFor(JsonNode.class);

  private DescriptionPairs() {}

  /** The pairs in order; of a key that is there twice, the first. */
  static Map<String, String> read(String description) {
    String text = description.substring(0, Math.min(description.length(), MAX_CHARACTERS)).strip();
    Map<String, String> pairs = text.startsWith("{") ? json(text) : Map.of();
    return pairs.isEmpty() ? inText(text) : pairs;
  }

  private static Map<String, String> json(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    try {
      JsonNode object = READER.readTree(text);
      object
          .properties()
          .forEach(
              field -> {
                if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                  pairs.put(field.getKey(), field.getValue().asText());
                }
              });
    } catch (JsonProcessingException noJson) {
      return Map.of();
    }
    return pairs;
  }

  private static Map<String, String> inText(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    Matcher matcher = PAIR.matcher(text);
    while (matcher.find()) {
      pairs.putIfAbsent(matcher.group(1), value(matcher));
    }
    return pairs;
  }

  private static String value(Matcher pair) {
    for (int form = 2; form < 4; form++) {
      if (pair.group(form) != null) {
        return pair.group(form);
      }
    }
    return pair.group(4);
  }
}
