package io.bongsu.kamelets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The page about one Kamelet, from its document and a route that uses it.
 *
 * @param kamelet the document
 * @param example a route file that calls it
 */
record KameletPage(JsonNode kamelet, String example) {

  String markdown() {
    JsonNode definition = kamelet.at("/spec/definition");
    return """
    # %s

    `%s` · %s · Camel %s · written from the Kamelet; change that, not this page

    %s

    ## Parameters

    | parameter | type | default | required | what it does |
    |---|---|---|---|---|
    %s

    ## In and out

    %s

    ## Needs

    %s

    ## An example

    ```yaml
    %s
    ```
    """
        .stripIndent()
        .formatted(
            definition.path("title").asText(),
            name(),
            annotation("kamelet.support.level"),
            annotation("catalog.version"),
            definition.path("description").asText().strip(),
            rows(definition),
            ends(),
            needs(),
            example.strip());
  }

  String name() {
    return kamelet.at("/metadata/name").asText();
  }

  private String annotation(String key) {
    return kamelet.at("/metadata/annotations").path("camel.apache.org/" + key).asText();
  }

  private static String rows(JsonNode definition) {
    return definition.path("properties").properties().stream()
        .map(property -> row(definition, property))
        .collect(Collectors.joining("\n"));
  }

  private static String row(JsonNode definition, Map.Entry<String, JsonNode> property) {
    JsonNode value = property.getValue();
    boolean required = texts(definition.path("required")).anyMatch(property.getKey()::equals);
    String secret = value.path("format").asText().equals("password") ? ", secret" : "";
    return "| `%s` | %s%s | %s | %s | %s |"
        .formatted(
            property.getKey(),
            value.path("type").asText(),
            secret,
            code(value.path("default")),
            required ? "yes" : "",
            value.path("description").asText() + hint(value));
  }

  private static String hint(JsonNode property) {
    String choice =
        texts(property.path("enum"))
            .map(each -> "`" + each + "`")
            .collect(Collectors.joining(", "));
    return choice.isEmpty()
        ? (property.has("example") ? " Example: " + code(property.path("example")) + "." : "")
        : " One of " + choice + ".";
  }

  private static String code(JsonNode value) {
    return value.isMissingNode() ? "" : "`" + value.asText() + "`";
  }

  private String ends() {
    return kamelet.at("/spec/types").properties().stream()
        .map(end -> "- %s: `%s`".formatted(end.getKey(), end.getValue().path("mediaType").asText()))
        .collect(Collectors.joining("\n"));
  }

  private String needs() {
    return texts(kamelet.at("/spec/dependencies"))
        .map(dependency -> "- `" + dependency + "`")
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }
}
