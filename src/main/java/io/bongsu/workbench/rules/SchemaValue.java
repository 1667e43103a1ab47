package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says of a value that Camel's schema refuses what to write instead. */
final class SchemaValue {

  /** Languages that can be written in short, {@code constant: text}. */
  private static final Set<String> LANGUAGES =
      Set.of(
          "constant",
          "simple",
          "header",
          "exchangeProperty",
          "variable",
          "tokenize",
          "method",
          "ref");

  private SchemaValue() {}

  /** A value that fits none of its alternatives; empty where another rule says it. */
  static Optional<Finding> finding(RouteFile file, String path, JsonNode value) {
    return value.properties().stream()
        .filter(field -> LANGUAGES.contains(field.getKey()) && isBare(field.getValue()))
        .findFirst()
        .map(field -> quotes(file, path + "/" + field.getKey(), field))
        .or(() -> other(file, path, value));
  }

  private static Optional<Finding> other(RouteFile file, String path, JsonNode value) {
    if (value.isNull()) {
      return Optional.of(at(file, path, "has nothing under it"));
    } else if (LANGUAGES.contains(path.substring(path.lastIndexOf('/') + 1)) && isBare(value)) {
      return Optional.of(at(file, path, quoted(value.asText())));
    }
    boolean named =
        value.properties().stream().anyMatch(field -> LANGUAGES.contains(field.getKey()));
    if (value.isObject() && !named) {
      return misspelt(file, path, value);
    }
    String is = value.isObject() ? "these options together" : "'" + value.asText() + "'";
    return Optional.of(
        at(file, path, is + " cannot be written here; see the route files of the program"));
  }

  /** A language that is nearly one; a value without any is the rule {@code expression}'s. */
  private static Optional<Finding> misspelt(RouteFile file, String path, JsonNode value) {
    return DocumentWalk.fields(value)
        .filter(name -> !Suggestion.hint(name, LANGUAGES).isEmpty())
        .findFirst()
        .map(
            name ->
                at(
                    file,
                    path + "/" + name,
                    "there is no language '" + name + "'" + Suggestion.hint(name, LANGUAGES)));
  }

  private static boolean isBare(JsonNode value) {
    JsonNode text = value.isObject() ? value.path("expression") : value;
    return text.isNumber() || text.isBoolean();
  }

  private static Finding quotes(RouteFile file, String path, Map.Entry<String, JsonNode> field) {
    JsonNode value = field.getValue();
    String text = value.isObject() ? value.path("expression").asText() : value.asText();
    return at(file, path, quoted(text));
  }

  private static String quoted(String text) {
    return "'" + text + "' must be a text; put it in quotes: \"" + text + "\"";
  }

  private static Finding at(RouteFile file, String path, String problem) {
    return Finding.error(file.source().place(), file.lines().at(path), path, "schema", problem);
  }

  /** Such as a number where a text must be. */
  static String wrongType(ValidationMessage found) {
    JsonNode value = found.getInstanceNode();
    String error = String.valueOf(found.getError());
    if (value != null && value.isValueNode() && error.endsWith("string expected")) {
      return quoted(value.asText());
    } else if (error.startsWith("null found")) {
      return "has nothing under it";
    } else if (error.startsWith("object found, array expected")) {
      return "must be a list; write '- ' before the first key under it";
    } else if (error.startsWith("array found, object expected")) {
      return "must be no list; take the '- ' away";
    } else if (error.startsWith("string found, object expected")) {
      return "'"
          + (value == null ? "" : value.asText())
          + "' needs its language; write simple: under it, or constant:";
    }
    return error;
  }

  /** A word that is none of those that can stand here. */
  static String noneOf(ValidationMessage found) {
    Set<String> known = new TreeSet<>();
    found.getSchemaNode().forEach(word -> known.add(word.asText()));
    String word = found.getInstanceNode() == null ? "" : found.getInstanceNode().asText();
    return "'"
        + word
        + "' is none of "
        + String.join(", ", List.copyOf(known))
        + Suggestion.hint(word, known);
  }
}
