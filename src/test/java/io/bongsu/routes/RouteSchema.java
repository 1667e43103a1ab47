package io.bongsu.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Camel's own JSON schema of its YAML DSL, as shipped in the camel-yaml-dsl jar that the program
 * runs with. It sees unknown steps, options and values; endpoint uris it does not see.
 */
final class RouteSchema {

  private static final String RESOURCE = "/schema/camelYamlDsl.json";

  private final ObjectMapper mapper = new ObjectMapper();
  private final JsonSchema schema;

  RouteSchema() {
    try (InputStream in = Objects.requireNonNull(RouteSchema.class.getResourceAsStream(RESOURCE))) {
      this.schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(mapper.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Breach> check(RouteFile file) {
    JsonNode routes = file.isKamelet() ? template(file) : file.tree();
    return schema.validate(routes).stream()
        .map(
            found ->
                new Breach(
                    file.name(),
                    found.getInstanceLocation().toString(),
                    "schema",
                    found.getError()))
        .toList();
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
