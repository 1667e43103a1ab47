package io.bongsu.workbench.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.bongsu.routes.RouteSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

class RouteStyleTest {

  /** A route file with nothing to object to; every case below spoils one thing in it. */
  private static final String ROUTES =
      """
      - route:
          id: sort-post
          description: "In: a Parcel. Out: to the tray of its city."
          from:
            uri: direct:sort-post
            steps:
              - log:
                  id: sort-post-seen
                  loggingLevel: DEBUG
                  message: "parcel ${body.number} for ${body.city}"
              - setHeader:
                  id: sort-post-tray
                  name: tray
                  expression:
                    simple:
                      expression: "${body.city}"
              - choice:
                  id: sort-post-by-weight
                  when:
                    - id: sort-post-heavy
                      expression:
                        simple:
                          expression: "${body.grams} > 2000 && ${header.tray} != 'sea'"
                      steps:
                        - to: {uri: direct:sort-heavy}
                  otherwise:
                    steps:
                      - to:
                          id: sort-post-file
                          uri: file
                          parameters:
                            directoryName: "{{post.tray}}"
      - route:
          id: sort-heavy
          description: "In: a heavy Parcel. Out: to the lift."
          note: "no error policy here: the caller repeats the whole of it"
          errorHandler:
            noErrorHandler: {}
          from:
            uri: direct:sort-heavy
            steps:
              - removeHeaders:
                  id: sort-heavy-clean
                  pattern: "*"
              - to:
                  id: sort-heavy-lift
                  uri: http
                  parameters:
                    httpUri: "{{post.lift}}"
      - routeTemplate:
          id: sort-shelf
          description: "In: a Parcel. Out: on its shelf."
          parameters:
            - name: shelf
          from:
            uri: "direct:sort-{{shelf}}"
            steps:
              - stop:
                  id: "sort-{{shelf}}-end"
      - templatedRoute:
          routeTemplateRef: sort-shelf
          routeId: sort-top
          parameters:
            - name: shelf
              value: top
      """;

  private static final String KAMELET =
      """
      apiVersion: camel.apache.org/v1
      kind: Kamelet
      metadata:
        name: post-sink
        annotations:
          camel.apache.org/kamelet.support.level: Preview
          camel.apache.org/catalog.version: "4.17.0"
          camel.apache.org/kamelet.icon: data:image/svg+xml;base64,PHN2Zy8+
          camel.apache.org/provider: Bongsu
          camel.apache.org/kamelet.group: Post
          camel.apache.org/kamelet.namespace: Transport
        labels:
          camel.apache.org/kamelet.type: sink
      spec:
        definition:
          title: Post Sink
          description: Hands parcels to a post office.
          type: object
          required:
            - method
          properties:
            office:
              title: Office
              description: Where the parcels go.
              type: string
              default: "{{post.office}}"
            method:
              title: Way to Ask
              description: How the office wants to be asked.
              type: string
              enum: [POST, PUT]
            maxGrams:
              title: Maximum Weight
              description: What the office takes, in grams.
              type: integer
              default: 2000
            accessToken:
              title: Access Token
              description: What opens the office.
              type: string
              format: password
              x-descriptors:
                - urn:camel:group:credentials
        types:
          in:
            mediaType: text/plain
        dependencies:
          - camel:bean
          - camel:http
          - camel:kamelet
        template:
          beans:
            - name: clerk
              type: "#class:java.util.HashMap"
              properties:
                grams: "{{maxGrams}}"
                token: "{{accessToken}}"
          from:
            uri: kamelet:source
            steps:
              - removeHeaders:
                  id: post-sink-clean
                  pattern: "*"
              - bean:
                  id: post-sink-weigh
                  ref: "{{clerk}}"
                  method: clear
              - to:
                  id: post-sink-send
                  uri: http
                  parameters:
                    httpUri: "{{office}}"
                    httpMethod: "{{?method}}"
      """;

  private static final Set<String> KEYS =
      Set.of("post.tray", "post.lift", "post.office", "?method");

  /** Has a bean named scales, with the methods of a text. */
  private static final RouteEnvironment SURROUNDINGS =
      new RouteEnvironment(
          KEYS::contains, Map.of("scales", String.class), Set.of("slow", "top"), Map.of());

  private final RouteStyle style = new RouteStyle(SURROUNDINGS);

  /** One way to spoil a file and the rule that must say so. */
  private record Case(String rule, String name, String text) {

    static Case routes(String rule, String part, String spoilt) {
      return new Case(rule, "sort.camel.yaml", swap(ROUTES, part, spoilt));
    }

    static Case kamelet(String rule, String part, String spoilt) {
      return new Case(rule, "post-sink.kamelet.yaml", swap(KAMELET, part, spoilt));
    }

    private static String swap(String text, String part, String spoilt) {
      assertThat(text).contains(part);
      return text.replace(part, spoilt);
    }

    RouteFile file() {
      return parse(name, text);
    }

    @Override
    public String toString() {
      return rule + " in " + name;
    }
  }

  private static Stream<Case> spoilt() {
    return Stream.of(
            names(),
            shapes(),
            contents(),
            expressions(),
            references(),
            kamelets(),
            kameletProperties())
        .flatMap(List::stream);
  }

  private static List<Case> kamelets() {
    String type = "camel.apache.org/kamelet.type: sink";
    return List.of(
        Case.kamelet("kamelet-type", type, type.replace("sink", "drain")),
        Case.kamelet("kamelet-type", type, type.replace("sink", "action")),
        Case.kamelet("kamelet-type", "title: Post Sink", "title: Post"),
        Case.kamelet("kamelet-annotation", "camel.apache.org/kamelet.icon", "icon"),
        Case.kamelet("kamelet-annotation", "data:image/svg+xml", "http://x"),
        Case.kamelet("kamelet-annotation", "provider: Bongsu", "provider: ''"),
        Case.kamelet("kamelet-annotation", "level: Preview", "level: Fine"),
        Case.kamelet("kamelet-definition", "Hands parcels to a post office.", "''"),
        Case.kamelet("kamelet-definition", "    type: object\n", ""),
        Case.kamelet("kamelet-definition", "      - method\n", "      - mode\n"),
        Case.kamelet("kamelet-definition", "- method\n", "- method\n      - method\n"),
        Case.kamelet("kamelet-definition", "  types:\n    in:", "  types:\n    out:"),
        Case.kamelet("kamelet-template", "uri: kamelet:source", "uri: direct:post-sink"),
        Case.kamelet("kamelet-template", type, type.replace("sink", "source")),
        Case.kamelet("kamelet-parameter", "{{?method}}", "POST"),
        Case.kamelet("kamelet-parameter", "{{?method}}", "{{?mode}}"),
        Case.kamelet("kamelet-dependency", "    - camel:http\n", ""),
        Case.kamelet("kamelet-dependency", "    - camel:bean\n", ""));
  }

  private static List<Case> kameletProperties() {
    return List.of(
        Case.kamelet("kamelet-property", "description: Where the parcels go.", "description: ''"),
        Case.kamelet("kamelet-property", "title: Office", "format: uri"),
        Case.kamelet("kamelet-property", "title: Office", "title: The Office"),
        Case.kamelet("kamelet-property", "title: Maximum Weight", "title: Maximum weight"),
        Case.kamelet("kamelet-property", "type: integer", "type: int"),
        Case.kamelet("kamelet-property", "default: 2000", "default: heavy"),
        Case.kamelet("kamelet-property", "enum: [POST, PUT]", "enum: [POST]\n        default: PUT"),
        Case.kamelet("kamelet-property", "        format: password\n", ""),
        Case.kamelet("kamelet-property", "urn:camel:group:credentials", "urn:camel:group:office"));
  }

  private static List<Case> names() {
    return List.of(
        new Case("file-name", "Sort.yaml", ROUTES),
        Case.kamelet("file-name", "name: post-sink", "name: mail-sink"),
        new Case("route-id", "post.camel.yaml", ROUTES),
        Case.routes("route-id", "id: sort-heavy\n", "id: heavy\n"),
        Case.routes("route-id", "id: sort-shelf", "id: shelf"),
        Case.routes("route-id", "routeId: sort-top", "routeId: top"),
        Case.routes("from", "    uri: direct:sort-post\n", "    uri: direct:post\n"),
        Case.routes("from", "    uri: direct:sort-post\n", "    uri: file:in\n"),
        Case.routes("description", "\"In: a heavy Parcel. Out: to the lift.\"", "\" \""),
        Case.routes("step-id", "            id: sort-heavy-lift\n", ""),
        Case.routes("step-id", "            id: sort-post-seen\n", ""),
        Case.routes("step-prefix", "id: sort-heavy-lift", "id: lift"),
        Case.routes("step-prefix", "id: sort-post-heavy", "id: heavy"),
        Case.routes("step-prefix", "sort-{{shelf}}-end", "end"),
        Case.kamelet("step-prefix", "id: post-sink-send", "id: send"),
        Case.routes("placeholder-default", "{{post.tray}}", "{{post.tray:/tmp}}"),
        Case.routes("placeholder-default", "{{post.tray}}", "{{?post.tray}}"),
        Case.routes("placeholder-key", "{{post.tray}}", "{{post.trey}}"),
        Case.kamelet("placeholder-default", "\"{{office}}\"", "\"{{office:x}}\""),
        Case.kamelet("placeholder-key", "\"{{office}}\"", "\"{{offices}}\""));
  }

  private static List<Case> shapes() {
    String stop = "        - stop:\n            id: sort-heavy-stop%d\n";
    String removal = "        - removeHeaders:\n            id: sort-heavy-clean\n";
    String seven =
        Stream.of(1, 2, 3, 4, 5, 6, 7).map(stop::formatted).collect(Collectors.joining());
    String direct = "- to: {uri: direct:sort-heavy}\n";
    String choice = "- choice: {id: sort-post-again, when: [], otherwise: {steps: [{stop: {}}]}}\n";
    String deep =
        "- step: {id: sort-post-a, steps: [{step: {id: sort-post-b, steps: [{stop: {}}]}}]}\n";
    return List.of(
        Case.routes("steps", removal, seven + removal),
        Case.routes("nesting", direct, deep),
        Case.routes("choice-in-choice", direct, choice),
        Case.routes("otherwise", "otherwise:", "precondition:"),
        Case.routes("canonical-step", direct, "- to: direct:sort-heavy\n"),
        Case.routes("canonical-step", direct, "- log: heavy\n"),
        new Case("canonical-route", "sort.camel.yaml", "- from: {uri: 'timer:x', steps: []}"),
        Case.routes(
            "canonical-route", "- route:\n", "- route: {id: sort-x, from: 'timer:x'}\n- route:\n"),
        Case.routes("comment", "- templatedRoute:", "# the top one\n- templatedRoute:"),
        Case.kamelet("comment", "kind: Kamelet", "kind: Kamelet # of ours"),
        Case.routes("error-handling", "- templatedRoute:", "- onException: {}\n- templatedRoute:"),
        Case.routes("error-opt-out", "no error policy here", "nothing here"),
        Case.routes("error-opt-out", "noErrorHandler: {}", "defaultErrorHandler: {}"));
  }

  private static List<Case> contents() {
    return List.of(
        Case.routes("query-string", "uri: file\n", "uri: file:out?charset=utf-8\n"),
        Case.routes("lossy-endpoint", "uri: file\n", "uri: seda:out\n"),
        Case.routes("lossy-endpoint", "uri: file\n", "uri: vm\n"),
        Case.routes("log-level", "loggingLevel: DEBUG", "loggingLevel: INFO"),
        Case.routes("log-level", "            loggingLevel: DEBUG\n", ""),
        Case.routes("clean-headers", "pattern: \"*\"", "pattern: \"Camel*\""),
        Case.kamelet("clean-headers", "removeHeaders:", "removeProperties:"));
  }

  private static List<Case> expressions() {
    String city = "simple:\n                expression: \"${body.city}\"";
    String spelt = "expression:\n              " + city;
    return List.of(
        Case.routes("expression", "expression:\n              " + city, "resultType: int"),
        Case.routes("missing-language", city, city.replace("simple", "groovy")),
        Case.routes("language", city, city.replace("simple", "spel")),
        Case.routes(
            "data-format",
            "- setHeader:",
            "- unmarshal: {id: sort-post-csv, csv: {}}\n        - setHeader:"),
        Case.routes(
            "language", "- setHeader:", "- script: {id: sort-post-s}\n        - setHeader:"),
        Case.routes("canonical-expression", spelt, "simple: \"${body.city}\""),
        Case.routes("canonical-expression", spelt, city),
        Case.routes("canonical-expression", city, "simple: \"${body.city}\""),
        Case.routes("simple", "${body.city}\"", "${body.city.substring(1)}\""),
        Case.routes("simple", "for ${body.city}", "for ${random(9)}"),
        Case.routes("simple", "${body.city}\"", "${body.a} == 1 ? 'b' : 'c'\""));
  }

  private static List<Case> references() {
    String tray = "- setHeader:\n            id: sort-post-tray\n";
    String bean = "- bean: {id: sort-post-weigh, ref: %s, method: %s}\n        " + tray;
    return List.of(
        Case.routes("bean", tray, bean.formatted("scale", "length")),
        Case.routes("method", tray, bean.formatted("scales", "lenght")),
        Case.routes(
            "lane", "- name: shelf\n        value: top", "- name: lane\n        value: tap"),
        Case.routes("missing-id", "    id: sort-heavy\n", ""),
        Case.routes("component", "uri: file\n", "uri: flie\n"),
        Case.routes("endpoint-option", "httpUri: \"{{post.lift}}\"", "httpMethd: POST"),
        Case.routes("endpoint-option", "httpUri: \"{{post.lift}}\"", "bridgeEndpoint: maybe"),
        Case.routes("secret", "httpUri: \"{{post.lift}}\"", "authPassword: swordfish"),
        Case.routes("secret", "parcel ${body.number}", "parcel 01000000001"));
  }

  @Test
  void aGoodFileHasNoBreaches() {
    RouteSchema schema = new RouteSchema();
    List<RouteFile> files = List.of(good(), parse("post-sink.kamelet.yaml", KAMELET));

    assertThat(files).flatExtracting(style::check).isEmpty();
    assertThat(files).flatExtracting(schema::check).isEmpty();
    assertThat(style.checkTogether(files)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void aSpoiltFileIsReportedUnderItsRule(Case spoilt) {
    assertThat(style.check(spoilt.file())).extracting(Finding::rule).contains(spoilt.rule());
  }

  @Test
  void aPropertyMayHaveTheNameOfALanguage() {
    RouteFile file = Case.kamelet("", "grams: \"{{maxGrams}}\"", "jq: \"{{maxGrams}}\"").file();

    assertThat(style.check(file)).isEmpty();
  }

  @Test
  void everyRuleHasAFileThatBreaksIt() {
    Set<String> broken = spoilt().map(Case::rule).collect(Collectors.toCollection(TreeSet::new));

    assertThat(broken).isEqualTo(style.ruleNames());
  }

  @Test
  void theSchemaSeesAnUnknownStepAndAnUnknownOption() {
    RouteSchema schema = new RouteSchema();
    assertThat(schema.check(Case.routes("", "- choice:", "- choise:").file())).isNotEmpty();
    assertThat(schema.check(Case.routes("", "loggingLevel: D", "level: D").file())).isNotEmpty();
    assertThat(schema.check(Case.kamelet("", "- to:", "- too:").file())).isNotEmpty();
  }

  @Test
  void anEndpointThatNoRouteServesIsReported() {
    RouteFile file = Case.routes("", "{uri: direct:sort-heavy}", "{uri: direct:x}").file();

    assertThat(style.checkTogether(List.of(file)))
        .extracting(Finding::rule)
        .containsExactly("dangling-endpoint");
  }

  @Test
  void anIdGivenTwiceIsReported() {
    RouteFile file = Case.routes("", "routeId: sort-top", "routeId: sort-post").file();

    assertThat(style.checkTogether(List.of(file)))
        .extracting(Finding::where, Finding::line)
        .containsExactly(tuple("sort-post", 60));
  }

  @Test
  void aKeyGivenTwiceIsRefusedWhileReading() {
    assertThatThrownBy(() -> parse("x.camel.yaml", "- {id: a, id: b}"))
        .isInstanceOf(YamlEngineException.class)
        .hasMessageContaining("x.camel.yaml");
  }

  @Test
  void aFindingSaysWhereItIsAndWhatToDo() {
    RouteFile file = Case.routes("", "uri: file\n", "uri: seda:out\n").file();

    assertThat(style.check(file).get(0))
        .hasToString(
            "sort.camel.yaml:30: 'seda:out' hides a queue that loses messages; use direct [lossy-endpoint]");
  }

  private static RouteFile parse(String name, String text) {
    return RouteFile.parse(new RouteSource(name, name, text));
  }

  private static RouteFile good() {
    return parse("sort.camel.yaml", ROUTES);
  }
}
