package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Camel's own JSON schema of its YAML DSL, as shipped in the camel-yaml-dsl jar that the program
 * runs with. It sees unknown steps, options and values; endpoint uris it does not see.
 */
final class RouteSchema {

  private static final String RESOURCE = "/schema/camelYamlDsl.json";

  /** Alternatives of one value: what no alternative fits is told by the one that nearly does. */
  private static final Pattern ALTERNATIVE = Pattern.compile(".*/(oneOf|anyOf)(/\\d+/type)?");

  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonNode text;
  private final JsonSchema schema;

  RouteSchema() {
    try (InputStream in = Objects.requireNonNull(RouteSchema.class.getResourceAsStream(RESOURCE))) {
      this.text = mapper.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
            .getSchema(
                text,
                SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .preloadJsonSchema(false)
                    .build());
  }

  List<Finding> check(RouteFile file) {
    JsonNode routes = file.isKamelet() ? template(file) : file.tree();
    Set<ValidationMessage> all = schema.validate(routes);
    List<ValidationMessage> plain = all.stream().filter(found -> !isAlternative(found)).toList();
    Collection<ValidationMessage> told = plain.isEmpty() ? all : plain;
    return told.stream().map(found -> finding(file, found)).distinct().toList();
  }

  private static boolean isAlternative(ValidationMessage found) {
    return ALTERNATIVE.matcher(found.getEvaluationPath().toString()).matches();
  }

  private Finding finding(RouteFile file, ValidationMessage found) {
    String path = found.getInstanceLocation().toString();
    String below = found.getType().equals("additionalProperties") ? "/" + found.getProperty() : "";
    String shown = file.isKamelet() ? "/spec/template" + path.replaceFirst("^/\\d+", "") : path;
    return Finding.error(
        file.source().place(), file.lines().at(shown + below), shown, "schema", problem(found));
  }

  private String problem(ValidationMessage found) {
    return switch (found.getType()) {
      case "additionalProperties" ->
          "'"
              + found.getProperty()
              + "' is no step or option here"
              + Suggestion.hint(found.getProperty(), names(found));
      case "required" -> "'" + found.getProperty() + "' is missing";
      default -> found.getError();
    };
  }

  /** What the schema allows in the place of a name that it does not know. */
  private Set<String> names(ValidationMessage found) {
    String keyword = found.getSchemaLocation().getFragment().toString();
    JsonNode parent = text.at(keyword.substring(0, keyword.lastIndexOf('/')));
    Set<String> names = new TreeSet<>();
    parent.path("properties").properties().stream().map(Map.Entry::getKey).forEach(names::add);
    return names;
  }

  /** A Kamelet's template in the form of a route file: one entry for each of its parts. */
  private ArrayNode template(RouteFile file) {
    ArrayNode list = mapper.createArrayNode();
    file.tree()
        .path("spec")
        .path("template")
        .properties()
        .forEach(part -> list.addObject().set(part.getKey(), part.getValue()));
    return list;
  }
}
