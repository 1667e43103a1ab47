package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bongsu.json.StrictJson;
import io.bongsu.routes.RouteSource;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;

/**
 * One file of the bundle, read with the parser that Camel uses (YAML 1.2, duplicate keys refused).
 *
 * @param source its name and text
 * @param tree the document: a list of routes, or one Kamelet
 * @param lines where each part of the tree stands
 */
record RouteFile(RouteSource source, JsonNode tree, Lines lines) {

  /**
   * Reads a file; a {@link org.snakeyaml.engine.v2.exceptions.YamlEngineException} names the place.
   */
  static RouteFile parse(RouteSource source) {
    LoadSettings settings = LoadSettings.builder().setLabel(source.place()).build();
    String text = source.text();
    JsonNode tree = StrictJson.mapper().valueToTree(new Load(settings).loadFromString(text));
    Lines lines =
        new Compose(settings)
            .composeString(text)
            .map(marked -> Lines.of(tree, marked))
            .orElseThrow(EmptyFileException::new);
    return new RouteFile(source, tree, lines);
  }

  String name() {
    return source.name();
  }

  String text() {
    return source.text();
  }

  int line(JsonNode part) {
    return lines.of(part);
  }

  boolean isKamelet() {
    return name().endsWith(".kamelet.yaml");
  }

  /** File name without its ending: the stage, or the Kamelet's name. */
  String stage() {
    return name().replaceFirst("\\.(camel|kamelet)\\.yaml$", "");
  }

  /** Every list of steps in the file. */
  List<Flow> flows() {
    if (isKamelet()) {
      JsonNode template = tree.path("spec").path("template");
      return List.of(route(Flow.Kind.KAMELET, template.path("route"), template.path("from")));
    }
    return DocumentWalk.elements(tree).flatMap(RouteFile::flows).toList();
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
    return DocumentWalk.elements(configuration.path(key)).flatMap(entry -> handler(key, entry));
  }

  private static Stream<Flow> handler(String key, JsonNode entry) {
    JsonNode head = entry.path(key);
    return head.isMissingNode()
        ? Stream.empty()
        : Stream.of(
            Flow.of(Flow.Kind.HANDLER, head, MissingNode.getInstance(), head.path("steps")));
  }
}
