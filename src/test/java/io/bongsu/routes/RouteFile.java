package io.bongsu.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One file of the bundle, read with the parser that Camel uses (YAML 1.2, duplicate keys refused).
 *
 * @param name file name, {@code <stage>.camel.yaml} or {@code <kamelet>.kamelet.yaml}
 * @param text the file as it is
 * @param tree the document: a list of routes, or one Kamelet
 */
record RouteFile(String name, String text, JsonNode tree) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Reads a file; a {@link org.snakeyaml.engine.v2.exceptions.YamlEngineException} tells where. */
  static RouteFile read(Path path) throws IOException {
    return parse(Objects.toString(path.getFileName()), Files.readString(path));
  }

  static RouteFile parse(String name, String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(name).build();
    return new RouteFile(name, text, MAPPER.valueToTree(new Load(settings).loadFromString(text)));
  }

  boolean isKamelet() {
    return name.endsWith(".kamelet.yaml");
  }

  /** File name without its ending: the stage, or the Kamelet's name. */
  String stage() {
    return name.replaceFirst("\\.(camel|kamelet)\\.yaml$", "");
  }

  /** Every list of steps in the file. */
  List<Flow> flows() {
    if (isKamelet()) {
      JsonNode template = tree.path("spec").path("template");
      return List.of(route(Flow.Kind.KAMELET, template.path("route"), template.path("from")));
    }
    return Nodes.elements(tree).flatMap(RouteFile::flows).toList();
  }

  private static Stream<Flow> flows(JsonNode root) {
    JsonNode template = root.path("routeTemplate");
    JsonNode configuration = root.path("routeConfiguration");
    Stream<Flow> handlers =
        Stream.of("onException", "onCompletion", "intercept", "interceptFrom")
            .flatMap(key -> Stream.concat(handler(key, root), listed(key, configuration)));
    Stream<Flow> routes =
        Stream.of(
                route(Flow.Kind.ROUTE, root.path("route"), root.path("from")),
                template(template, template.path("route"), template.path("from")))
            .filter(flow -> !flow.head().isMissingNode());
    return Stream.concat(routes, handlers);
  }

  /** A route in its long form, or in the short form that begins with {@code from}. */
  private static Flow route(Flow.Kind kind, JsonNode route, JsonNode bareFrom) {
    JsonNode head = route.isMissingNode() ? bareFrom : route;
    JsonNode from = route.isMissingNode() ? bareFrom : route.path("from");
    return Flow.of(kind, head, from, from.path("steps"));
  }

  private static Flow template(JsonNode head, JsonNode route, JsonNode bareFrom) {
    JsonNode from = route.isMissingNode() ? bareFrom : route.path("from");
    return Flow.of(Flow.Kind.TEMPLATE, head, from, from.path("steps"));
  }

  private static Stream<Flow> listed(String key, JsonNode configuration) {
    return Nodes.elements(configuration.path(key)).flatMap(entry -> handler(key, entry));
  }

  private static Stream<Flow> handler(String key, JsonNode entry) {
    JsonNode head = entry.path(key);
    return head.isMissingNode()
        ? Stream.empty()
        : Stream.of(
            Flow.of(Flow.Kind.HANDLER, head, MissingNode.getInstance(), head.path("steps")));
  }
}
