package io.bongsu.workbench.rules;

import static io.bongsu.workbench.rules.RouteRule.when;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Camel's own catalog asks of a Kamelet, as its validator checks it (apache/camel-kamelets,
 * {@code script/validator}), so that editors and operators show it as they show theirs. The
 * provider may be anybody.
 */
final class KameletContract {

  private static final String PREFIX = "camel.apache.org/";
  private static final String LABEL = "/metadata/labels/" + PREFIX + "kamelet.type";
  private static final Set<String> TYPES = Set.of("source", "sink", "action");
  private static final Set<String> LEVELS = Set.of("Preview", "Stable");
  private static final List<String> ANNOTATIONS =
      List.of(
          "kamelet.support.level",
          "catalog.version",
          "kamelet.icon",
          "provider",
          "kamelet.group",
          "kamelet.namespace");

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{\\??([A-Za-z0-9-._]+)(?::[^}]*)?}}");

  private KameletContract() {}

  static List<RouteRule> all() {
    return List.of(
        rule("kamelet-type", KameletContract::type).asStyle(),
        rule("kamelet-annotation", KameletContract::annotations).asStyle(),
        rule("kamelet-definition", KameletContract::definition).asStyle(),
        rule("kamelet-template", KameletContract::template),
        rule("kamelet-parameter", KameletContract::parameters).asStyle());
  }

  /** A problem at a path of the document. */
  private record Problem(String path, String text) {}

  private interface Check {
    Stream<Problem> problems(JsonNode kamelet);
  }

  private static RouteRule rule(String name, Check check) {
    return RouteRule.of(
        name,
        file ->
            file.isKamelet()
                ? check
                    .problems(file.tree())
                    .map(found -> RouteRule.at(file, found.path(), found.text()))
                : Stream.empty());
  }

  private static Stream<Problem> at(String path, Stream<String> problems) {
    return problems.map(problem -> new Problem(path, problem));
  }

  private static String typeOf(JsonNode kamelet) {
    return kamelet.path("metadata").path("labels").path(PREFIX + "kamelet.type").asText();
  }

  private static Stream<Problem> type(JsonNode kamelet) {
    String type = typeOf(kamelet);
    if (!TYPES.contains(type)) {
      String problem = "label " + PREFIX + "kamelet.type is not source, sink or action";
      return Stream.of(new Problem(LABEL, problem));
    }
    String name = kamelet.path("metadata").path("name").asText();
    String title = kamelet.path("spec").path("definition").path("title").asText();
    String ending = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    return Stream.concat(
        at("/metadata/name", when(!name.endsWith("-" + type), "does not end with -" + type)),
        at("/spec/definition/title", when(!title.endsWith(ending), "does not end with " + ending)));
  }

  private static Stream<Problem> annotations(JsonNode kamelet) {
    JsonNode given = kamelet.path("metadata").path("annotations");
    Stream<String> missing =
        ANNOTATIONS.stream()
            .map(key -> PREFIX + key)
            .filter(key -> given.path(key).asText().isBlank())
            .map(key -> "annotation " + key + " is missing");
    String level = given.path(PREFIX + "kamelet.support.level").asText("Stable");
    String icon = given.path(PREFIX + "kamelet.icon").asText("data:image/");
    return at(
        "/metadata/annotations",
        Stream.of(
                missing,
                when(!LEVELS.contains(level), "support level is neither Preview nor Stable"),
                when(!icon.startsWith("data:image/"), "the icon is no data:image/ address"))
            .flatMap(found -> found));
  }

  private static Stream<Problem> definition(JsonNode kamelet) {
    JsonNode definition = kamelet.path("spec").path("definition");
    Stream<String> texts =
        Stream.of("title", "description")
            .filter(key -> definition.path(key).asText().isBlank())
            .map(key -> "has no " + key);
    Set<String> seen = new HashSet<>();
    Stream<String> required =
        DocumentWalk.elements(definition.path("required"))
            .map(JsonNode::asText)
            .flatMap(
                name ->
                    Stream.concat(
                        when(!seen.add(name), "requires '" + name + "' twice"),
                        when(
                            !definition.path("properties").has(name),
                            "requires '" + name + "', which is no property")));
    boolean object = definition.path("type").asText().equals("object");
    return at(
        "/spec/definition",
        Stream.of(texts, when(!object, "is not of type object"), required, ends(kamelet))
            .flatMap(found -> found));
  }

  /** What goes in and what comes out has a media type. */
  private static Stream<String> ends(JsonNode kamelet) {
    String type = typeOf(kamelet);
    JsonNode spec = kamelet.path("spec");
    return Stream.of("in", "out")
        .filter(end -> !type.equals(end.equals("in") ? "source" : "sink"))
        .filter(end -> !spec.path("types").has(end) && !spec.path("dataTypes").has(end))
        .map(end -> "has no spec.types." + end + " with a media type");
  }

  private static Stream<Problem> template(JsonNode kamelet) {
    String type = typeOf(kamelet);
    JsonNode template = kamelet.path("spec").path("template");
    Set<String> uris =
        DocumentWalk.texts(template)
            .filter(node -> node.key().equals("uri"))
            .map(node -> node.value().asText())
            .collect(Collectors.toSet());
    boolean begins = uris.contains("kamelet:source");
    boolean ends = uris.contains("kamelet:sink");
    return at(
        "/spec/template",
        Stream.of(
                when(template.isMissingNode(), "is missing"),
                when(
                    !type.equals("source") && !begins,
                    "does not begin with kamelet:source, so nothing comes in"),
                when(
                    type.equals("source") && !ends,
                    "has no kamelet:sink, so nothing comes out of it"))
            .flatMap(found -> found));
  }

  private static Stream<Problem> parameters(JsonNode kamelet) {
    JsonNode template = kamelet.path("spec").path("template");
    JsonNode properties = kamelet.path("spec").path("definition").path("properties");
    Set<String> used =
        DocumentWalk.texts(template)
            .flatMap(node -> PLACEHOLDER.matcher(node.value().asText()).results())
            .map((MatchResult key) -> key.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> beans =
        DocumentWalk.elements(template.path("beans"))
            .map(bean -> bean.path("name").asText())
            .collect(Collectors.toSet());
    Stream<Problem> unused =
        DocumentWalk.fields(properties)
            .filter(property -> !used.contains(property))
            .map(
                property ->
                    new Problem("/spec/definition/properties/" + property, "is never used"));
    Stream<Problem> undeclared =
        used.stream()
            .filter(name -> !properties.has(name) && !beans.contains(name))
            .map(
                name ->
                    new Problem(
                        "/spec/template",
                        "uses {{" + name + "}}, which is neither property nor bean"));
    return Stream.concat(unused, undeclared);
  }
}
