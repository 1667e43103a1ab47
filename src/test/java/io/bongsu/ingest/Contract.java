package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract of the program, as it serves it, held against its answers. */
final class Contract {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4);

  private final JsonNode document;

  Contract(String yaml) {
    document = MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  /** Every operation, such as {@code POST /alarms}. */
  List<String> operations() {
    List<String> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> operations.add(method.toUpperCase() + " " + path.getKey())));
    return operations;
  }

  /** The examples of an operation's request body, by name. */
  Map<String, String> examples(String operation) {
    JsonNode examples = operation(operation).at("/requestBody/content/application~1json/examples");
    return examples.properties().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, example -> example.getValue().path("value").toString()));
  }

  /** Status, content type, headers and body are what the contract says of the operation. */
  void assertAllows(String operation, HttpResponse<String> answer) {
    String status = Integer.toString(answer.statusCode());
    JsonNode response = resolve(operation(operation).path("responses").path(status));
    assertThat(response.isMissingNode())
        .as("%s may not answer %s: %s", operation, status, answer.body())
        .isFalse();
    response
        .path("headers")
        .fieldNames()
        .forEachRemaining(name -> assertThat(answer.headers().firstValue(name)).isPresent());
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("none").replaceAll(";.*", "");
    assertThat(content.has(type)).as("%s %s is %s", operation, status, type).isTrue();
    assertMatches(content.path(type).path("schema"), type, answer.body());
  }

  private static JsonNode value(String type, String body) throws Exception {
    if (type.endsWith("json")) {
      return MAPPER.readTree(body);
    }
    return type.endsWith("yaml")
        ? MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(body))
        : MAPPER.valueToTree(body);
  }

  private void assertMatches(JsonNode schema, String type, String body) {
    var whole = MAPPER.createObjectNode();
    whole.set("components", document.path("components"));
    whole.set("allOf", MAPPER.createArrayNode().add(schema));
    JsonSchema compiled = SCHEMAS.getSchema(whole);
    try {
      assertThat(compiled.validate(value(type, body))).as(body).isEmpty();
    } catch (Exception e) {
      throw new AssertionError("no " + type + ": " + body, e);
    }
  }

  private JsonNode operation(String operation) {
    String[] parts = operation.split(" ");
    return document.path("paths").path(parts[1]).path(parts[0].toLowerCase());
  }

  private JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }
}
