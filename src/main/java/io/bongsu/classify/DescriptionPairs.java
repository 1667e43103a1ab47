package io.bongsu.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.bongsu.json.StrictJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key and value pairs that people put into an alarm's description, in any script: a JSON
 * object, or in a text {@code severity=critical server_type="ai"}, {@code Severity: critical},
 * {@code 심각도: 긴급 / 서버: 결제-1}. A text is taken apart at line ends, commas, semicolons, bars,
 * sentence ends and {@code " / "}; Markdown and full-width punctuation are ignored.
 */
final class DescriptionPairs {

  private static final String ORIGIN = "description";

  private static final Pattern SEPARATOR =
      Pattern.compile("[\\r\\n,;|]|<br */?>|\\s[/·•-]\\s|[.!]\\s|[.!]$");

  private static final Pattern KEY =
      Pattern.compile(
          "(?<![^\\s({\\[])(\\p{L}[\\p{L}\\p{N}_-]{0,40})([ \\t]{0,3})[:=]([ \\t]{0,3})");

  /** Markdown and the marks of lists, which say nothing. */
  private static final Pattern MARKS =
      Pattern.compile("\\*\\*|__|`|~~|(?m)^[ \\t]*(?:[#>]+|[-*+•])[ \\t]+");

  private static final Pattern QUOTED =
      Pattern.compile("^(?:\"([^\"]{1,255})\"|'([^']{1,255})').*");

  private static final Pattern EDGES = Pattern.compile("^[\\s\"'*_({\\[]+|[\\s\"'*_)}\\].!?:]+$");

  /** CloudWatch allows 1,024. */
  private static final int MAX_CHARACTERS = 4096;

  /** A longer value is a sentence, of which only the first word can be meant. */
  private static final int MAX_VALUE = 40;

  private static final ObjectReader READER =
      StrictJson.mapper()
          .readerFor(JsonNode.class)
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private DescriptionPairs() {}

  /** The pairs in order. */
  static List<Statement> read(String description) {
    String text = description.substring(0, Math.min(description.length(), MAX_CHARACTERS)).strip();
    List<Statement> pairs = text.startsWith("{") ? json(text) : List.of();
    return pairs.isEmpty() ? inText(text) : pairs;
  }

  private static List<Statement> json(String text) {
    List<Statement> pairs = new ArrayList<>();
    try {
      JsonNode object = READER.readTree(text);
      object
          .properties()
          .forEach(
              field -> {
                if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                  String value = field.getValue().asText();
                  pairs.add(new Statement(ORIGIN, field.getKey(), value, true, false));
                }
              });
    } catch (JsonProcessingException noJson) {
      return List.of();
    }
    return pairs;
  }

  private static List<Statement> inText(String text) {
    String narrow = narrow(MARKS.matcher(text).replaceAll(""));
    List<Statement> pairs = new ArrayList<>();
    Arrays.stream(SEPARATOR.split(narrow)).forEach(part -> pairs.addAll(inPart(part.strip())));
    return pairs;
  }

  /** The punctuation of East Asian input methods as ASCII. */
  private static String narrow(String text) {
    return text.replace('：', ':')
        .replace('＝', '=')
        .replace('，', ',')
        .replace('、', ',')
        .replace('；', ';')
        .replace('｜', '|')
        .replace('。', '\n')
        .replace('\u3000', ' ')
        .replace("／", " / ");
  }

  private static List<Statement> inPart(String part) {
    List<MatchResult> keys = KEY.matcher(part).results().toList();
    List<Statement> pairs = new ArrayList<>();
    boolean certain = true;
    for (int i = 0; i < keys.size(); i++) {
      MatchResult key = keys.get(i);
      int end = i + 1 < keys.size() ? keys.get(i + 1).start() : part.length();
      String value = part.substring(key.end(), end).strip();
      String before = i > 0 ? "" : part.substring(0, key.start()).strip();
      boolean label = part.charAt(key.end(2)) == ':';
      boolean alone = value.indexOf(' ') < 0 || QUOTED.matcher(value).matches();
      certain = certain && before.isEmpty() || !label && alone;
      if (!value.startsWith("//")) {
        add(pairs, before, key.group(1), value(value, label), new Form(certain, label));
      }
      certain = certain && (alone || !label);
    }
    return pairs;
  }

  /** See {@link Statement}. */
  private record Form(boolean certain, boolean label) {}

  /** A key of several words, such as {@code Server Type:}, counts as a whole and as its last. */
  private static void add(
      List<Statement> pairs, String before, String key, String value, Form form) {
    if (value.isEmpty()) {
      return;
    }
    if (!before.isEmpty() && before.split(" ").length < 3) {
      pairs.add(new Statement(ORIGIN, before + " " + key, value, true, form.label));
    }
    pairs.add(new Statement(ORIGIN, key, value, form.certain, form.label));
  }

  /** A quoted value, the one word after an equals sign, or all of a short text after a colon. */
  private static String value(String text, boolean label) {
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.matches()) {
      return quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
    }
    String bare = EDGES.matcher(text).replaceAll("");
    boolean whole = label && bare.length() <= MAX_VALUE;
    return whole ? bare : EDGES.matcher(bare.split("\\s", 2)[0]).replaceAll("");
  }
}
