package io.bongsu.workbench.rules;

import static io.bongsu.workbench.rules.RouteRule.when;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a step may do: endpoints, logging, headers. */
final class ContentRules {

  private static final Set<String> LOSSY =
      Set.of("seda", "vm", "disruptor", "disruptor-vm", "stub");
  private static final Set<String> LOUD = Set.of("INFO", "WARN", "ERROR");
  private static final Set<String> HTTP = Set.of("http", "https");

  private ContentRules() {}

  static List<RouteRule> all() {
    return List.of(
        RouteRule.ofNode("query-string", ContentRules::queryString).asStyle(),
        RouteRule.ofNode("lossy-endpoint", ContentRules::lossyEndpoint),
        RouteRule.of("log-level", ContentRules::logLevel).asStyle(),
        RouteRule.ofFlow("clean-headers", ContentRules::cleanHeaders));
  }

  private static Stream<String> queryString(DocumentWalk.Located node) {
    return when(
        isUri(node) && node.value().asText().replaceAll("\\{\\{.*?}}", "").contains("?"),
        "has a query string; write parameters below the uri");
  }

  private static Stream<String> lossyEndpoint(DocumentWalk.Located node) {
    String uri = node.value().asText();
    return when(
        isUri(node) && LOSSY.contains(Endpoints.scheme(uri)),
        "'" + uri + "' hides a queue that loses messages; use direct");
  }

  private static boolean isUri(DocumentWalk.Located node) {
    return Set.of("uri", "to", "from", "toD", "wireTap").contains(node.key())
        && node.value().isTextual();
  }

  private static Stream<RouteRule.Violation> logLevel(RouteFile file) {
    if (file.stage().equals("status")) {
      return Stream.empty();
    }
    return file.flows().stream()
        .flatMap(Flow::allSteps)
        .filter(step -> step.kind().equals("log"))
        .filter(step -> LOUD.contains(step.body().path("loggingLevel").asText("INFO")))
        .map(
            step ->
                new RouteRule.Violation(
                    file.line(step.body()),
                    step.label(),
                    "logs above DEBUG; outcomes are logged in status.camel.yaml"));
  }

  /** Before a request leaves, what came in with the alarm is gone. */
  private static Stream<String> cleanHeaders(Flow flow) {
    List<Step> steps = flow.allSteps().toList();
    int request = first(steps, step -> HTTP.contains(Endpoints.scheme(step.endpoint())));
    int cleaned = first(steps, ContentRules::removesAllHeaders);
    return when(
        request >= 0 && (cleaned < 0 || cleaned > request),
        "sends over HTTP without removeHeaders '*' before it");
  }

  private static boolean removesAllHeaders(Step step) {
    JsonNode pattern = step.body().path("pattern");
    return step.kind().equals("removeHeaders") && pattern.asText().equals("*");
  }

  private static int first(List<Step> steps, Predicate<Step> wanted) {
    for (int i = 0; i < steps.size(); i++) {
      if (wanted.test(steps.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
