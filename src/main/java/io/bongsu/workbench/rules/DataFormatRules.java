package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Data formats of {@code marshal} and {@code unmarshal}: each is in the program. */
final class DataFormatRules {

  private static final String SERVICE = "META-INF/services/org/apache/camel/dataformat/";

  /** Names in YAML that stand for one of several libraries. */
  private static final Map<String, String> DEFAULTS =
      Map.of("json", "Jackson", "avro", "Jackson", "protobuf", "Jackson", "yaml", "SnakeYAML");

  private static final Map<String, String> LIBRARIES =
      Map.of(
          "json/Jackson",
          "jackson",
          "json/Gson",
          "gson",
          "json/Fastjson",
          "fastjson",
          "json/Jsonb",
          "jsonb",
          "yaml/SnakeYAML",
          "snakeYaml");

  private static final Set<String> NO_FORMAT =
      Set.of(
          "id",
          "description",
          "note",
          "disabled",
          "variableSend",
          "variableReceive",
          "allowNullBody",
          "custom");

  private final CamelArtifacts artifacts = new CamelArtifacts();

  RouteRule rule() {
    return RouteRule.of("data-format", this::findings);
  }

  private Stream<RouteRule.Violation> findings(RouteFile file) {
    return file.flows().stream()
        .flatMap(Flow::allSteps)
        .filter(step -> Set.of("marshal", "unmarshal").contains(step.kind()))
        .flatMap(
            step ->
                step.body().properties().stream()
                    .filter(field -> !NO_FORMAT.contains(field.getKey()))
                    .map(field -> format(field.getKey(), field.getValue()))
                    .filter(name -> !isHere(name) && artifacts.has("dataformat", name))
                    .map(name -> missing(file, step, name)));
  }

  private static String format(String key, JsonNode options) {
    String library = options.path("library").asText(DEFAULTS.getOrDefault(key, ""));
    return LIBRARIES.getOrDefault(key + "/" + library, key);
  }

  private static boolean isHere(String name) {
    return DataFormatRules.class.getClassLoader().getResource(SERVICE + name) != null;
  }

  private RouteRule.Violation missing(RouteFile file, Step step, String name) {
    return new RouteRule.Violation(
        file.line(step.body()),
        step.label(),
        "this program has no data format '"
            + name
            + "'"
            + artifacts.hint("dataformat", name, Set.of()));
  }
}
