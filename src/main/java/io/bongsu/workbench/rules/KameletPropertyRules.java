package io.bongsu.workbench.rules;

import static io.bongsu.workbench.rules.RouteRule.when;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Camel's own catalog asks of each property of a Kamelet: a title, a description and a type
 * that fits, in the form that visual editors show, and a mark on what is secret.
 */
final class KameletPropertyRules {

  private static final String CREDENTIAL = "urn:camel:group:credentials";
  private static final Set<String> TYPES =
      Set.of("string", "integer", "number", "boolean", "array", "object");
  private static final Pattern ARTICLE = Pattern.compile("(The|A|An) .*");

  /** A word of four letters and more that begins small; shorter ones may. */
  private static final Pattern SMALL_WORD = Pattern.compile("(.* )?[a-z][a-zA-Z]{3,}( .*)?");

  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|secret|token|accessKey).*");

  private KameletPropertyRules() {}

  static RouteRule rule() {
    return RouteRule.of("kamelet-property", KameletPropertyRules::findings).asStyle();
  }

  private static Stream<RouteRule.Violation> findings(RouteFile file) {
    JsonNode properties = file.tree().path("spec").path("definition").path("properties");
    return properties.properties().stream()
        .flatMap(
            property ->
                problems(property)
                    .map(
                        problem ->
                            new RouteRule.Violation(
                                file.line(property.getValue()), property.getKey(), problem)));
  }

  private static Stream<String> problems(Map.Entry<String, JsonNode> entry) {
    JsonNode property = entry.getValue();
    return Stream.of(
            Stream.of("title", "description", "type")
                .filter(key -> property.path(key).asText().isBlank())
                .map(key -> "has no " + key),
            title(property.path("title").asText()),
            type(property),
            secret(entry.getKey(), property))
        .flatMap(found -> found);
  }

  private static Stream<String> title(String title) {
    return Stream.concat(
        when(ARTICLE.matcher(title).matches(), "has a title that begins with an article"),
        when(
            SMALL_WORD.matcher(title).matches(),
            "has a title with a word in small letters; write '" + capitals(title) + "'"));
  }

  private static String capitals(String title) {
    return Pattern.compile("(?<![^ ])[a-z](?=[a-zA-Z]{3})")
        .matcher(title)
        .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
  }

  private static Stream<String> type(JsonNode property) {
    String type = property.path("type").asText();
    JsonNode value = property.path("default");
    boolean open = value.isMissingNode() || value.asText().contains("{{");
    boolean listed =
        property.path("enum").isMissingNode()
            || DocumentWalk.elements(property.path("enum")).anyMatch(value::equals);
    return Stream.of(
            when(!type.isEmpty() && !TYPES.contains(type), "has the unknown type '" + type + "'"),
            when(!open && !fits(type, value), "has a default that is no " + type),
            when(!open && !listed, "has a default that is not in its enum"))
        .flatMap(found -> found);
  }

  private static boolean fits(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }

  private static Stream<String> secret(String name, JsonNode property) {
    boolean marked = property.path("format").asText().equals("password");
    boolean described =
        DocumentWalk.elements(property.path("x-descriptors"))
            .anyMatch(each -> each.asText().equals(CREDENTIAL));
    return Stream.concat(
        when(SECRET.matcher(name).matches() && !marked, "is a secret; give it format: password"),
        when(marked && !described, "has format password and lacks the x-descriptor " + CREDENTIAL));
  }
}
