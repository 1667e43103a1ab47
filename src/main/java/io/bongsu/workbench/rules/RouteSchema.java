package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.bongsu.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Camel's own JSON schema of its YAML DSL, as shipped in the camel-yaml-dsl jar that the program
 * runs with. It sees unknown steps, options and values; endpoint uris it does not see.
 */
final class RouteSchema {

  private static final String RESOURCE = "/schema/camelYamlDsl.json";

  /** Alternatives of one value: a value that fits none is reported by the nearest. */
  private static final Pattern ALTERNATIVE = Pattern.compile(".*/(oneOf|anyOf)(/\\d+/type)?");

  private final JsonMapper mapper = StrictJson.mapper();
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
    Stream<Finding> direct = plain.stream().map(found -> finding(file, found));
    return Stream.concat(direct, alternatives(file, routes, all, plain)).distinct().toList();
  }

  /** Of several ways to write a value, such as the languages, each says that it was not taken. */
  private static boolean isAlternative(ValidationMessage found) {
    String path = found.getEvaluationPath().toString();
    boolean missing = Set.of("required", "not", "oneOf", "anyOf").contains(found.getType());
    return ALTERNATIVE.matcher(path).matches()
        || missing && (path.contains("/oneOf/") || path.contains("/anyOf/"));
  }

  /** One sentence for a value that fits none of its alternatives, unless more is said inside it. */
  private Stream<Finding> alternatives(
      RouteFile file, JsonNode routes, Set<ValidationMessage> all, List<ValidationMessage> plain) {
    Set<String> said = new TreeSet<>();
    plain.forEach(found -> said.add(found.getInstanceLocation().toString()));
    return all.stream()
        .filter(RouteSchema::isAlternative)
        .map(found -> found.getInstanceLocation().toString())
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .filter(path -> said.stream().noneMatch(known -> isInside(known, path)))
        .map(
            path -> {
              said.add(path);
              return SchemaValue.finding(file, shown(file, path), routes.at(path));
            })
        .flatMap(Optional::stream);
  }

  private static boolean isInside(String path, String outer) {
    return path.equals(outer) || path.startsWith(outer + "/");
  }

  private static String shown(RouteFile file, String path) {
    return file.isKamelet() ? "/spec/template" + path.replaceFirst("^/\\d+", "") : path;
  }

  private Finding finding(RouteFile file, ValidationMessage found) {
    String path = found.getInstanceLocation().toString();
    String below = found.getType().equals("additionalProperties") ? "/" + found.getProperty() : "";
    String shown = shown(file, path);
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
      case "type" -> SchemaValue.wrongType(found);
      case "enum" -> SchemaValue.noneOf(found);
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
