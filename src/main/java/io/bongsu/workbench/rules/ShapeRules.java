package io.bongsu.workbench.rules;

import static io.bongsu.workbench.rules.RouteRule.when;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CommentEvent;

/** Size and form: what keeps a route readable, and safe in the hands of a visual editor. */
final class ShapeRules {

  private static final int MAX_STEPS = 8;
  private static final int MAX_NESTING = 2;

  private static final Set<String> HANDLERS =
      Set.of("errorHandler", "onException", "routeConfiguration", "onCompletion");

  private static final Pattern ERROR_REASON = Pattern.compile("(?i)error (handler|policy)");

  private ShapeRules() {}

  static List<RouteRule> all() {
    return List.of(
        RouteRule.ofFlow("steps", ShapeRules::stepCount).asStyle(),
        RouteRule.ofStep("nesting", ShapeRules::nesting).asStyle(),
        RouteRule.ofStep("choice-in-choice", ShapeRules::nestedChoice).asStyle(),
        RouteRule.ofStep("otherwise", ShapeRules::otherwise).asStyle(),
        RouteRule.ofStep("canonical-step", ShapeRules::canonicalStep).asStyle(),
        RouteRule.ofFlow("canonical-route", ShapeRules::canonicalRoute).asStyle(),
        RouteRule.of("comment", ShapeRules::comments).asStyle(),
        RouteRule.of("error-handling", ShapeRules::errorHandling).asStyle(),
        RouteRule.ofFlow("error-opt-out", ShapeRules::optOut).asStyle());
  }

  private static Stream<String> stepCount(Flow flow) {
    long count = flow.allSteps().count();
    return when(count > MAX_STEPS, "has " + count + " steps; more than 8 means another route");
  }

  private static Stream<String> nesting(Step step) {
    return when(step.depth() > MAX_NESTING, "stands " + step.depth() + " levels deep; at most 2");
  }

  private static Stream<String> nestedChoice(Step step) {
    return when(
        step.kind().equals("choice") && step.isInside("choice"),
        "stands inside another choice; make it a route");
  }

  private static Stream<String> otherwise(Step step) {
    return when(
        step.kind().equals("choice") && step.body().path("otherwise").path("steps").isEmpty(),
        "has no otherwise; write what happens to all others");
  }

  private static Stream<String> canonicalStep(Step step) {
    return when(!step.body().isObject(), "is written in short; write its options under it");
  }

  private static Stream<String> canonicalRoute(Flow flow) {
    boolean shortForm = flow.kind() == Flow.Kind.ROUTE && flow.head().has("uri");
    return Stream.concat(
        when(shortForm, "begins with 'from'; write 'route' with id and description around it"),
        when(flow.from().isTextual(), "from is written in short; write uri and parameters"));
  }

  private static Stream<RouteRule.Violation> comments(RouteFile file) {
    LoadSettings settings = LoadSettings.builder().setParseComments(true).build();
    return DocumentWalk.stream(new Parse(settings).parseString(file.text()))
        .filter(event -> event instanceof CommentEvent comment && !comment.getValue().isBlank())
        .flatMap(event -> event.getStartMark().stream())
        .map(mark -> mark.getLine() + 1)
        .map(
            line ->
                new RouteRule.Violation(
                    line,
                    "line " + line,
                    "a comment, which visual editors delete; use description or note"));
  }

  /** A Kamelet is an edge: it may turn a failure into an answer. */
  private static Stream<RouteRule.Violation> errorHandling(RouteFile file) {
    if (file.stage().equals("error") || file.isKamelet()) {
      return Stream.empty();
    }
    Stream<RouteRule.Violation> handlers =
        DocumentWalk.elements(file.tree())
            .flatMap(root -> root.properties().stream())
            .filter(entry -> HANDLERS.contains(entry.getKey()))
            .map(entry -> misplaced(file, entry.getKey(), entry.getValue()));
    Stream<RouteRule.Violation> tries =
        file.flows().stream()
            .flatMap(Flow::allSteps)
            .filter(step -> step.kind().equals("doTry") && isAroundAStage(step))
            .map(step -> misplaced(file, step.kind(), step.body()));
    return Stream.concat(handlers, tries);
  }

  /** A try around a call of another system is fine; one around our own stages hides failures. */
  private static boolean isAroundAStage(Step step) {
    Carriers carriers = new Carriers();
    return step.inner().stream()
        .flatMap(Step::tree)
        .anyMatch(inside -> carriers.of(inside.endpoint()).isPresent());
  }

  private static RouteRule.Violation misplaced(RouteFile file, String kind, JsonNode part) {
    return new RouteRule.Violation(file.line(part), kind, "errors are handled in error.camel.yaml");
  }

  private static Stream<String> optOut(Flow flow) {
    JsonNode handler = flow.head().path("errorHandler");
    if (handler.isMissingNode()) {
      return Stream.empty();
    }
    String reason = flow.head().path("description").asText() + flow.head().path("note").asText();
    return Stream.concat(
        when(!handler.has("noErrorHandler"), "may only opt out of the error policy"),
        when(!ERROR_REASON.matcher(reason).find(), "opts out; its description must say why"));
  }
}
