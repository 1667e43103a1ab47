package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the texts of a step that Camel reads as the language simple. */
final class StepExpressions {

  /** Steps and options that hold a condition, and not a text. */
  private static final Set<String> CONDITIONS =
      Set.of(
          "filter",
          "when",
          "validate",
          "onWhen",
          "handled",
          "continued",
          "retryWhile",
          "completionPredicate");

  /** Parts with steps of their own, whose expressions are theirs. */
  private static final Set<String> BRANCHES =
      Set.of("steps", "when", "otherwise", "doCatch", "doFinally", "onFallback", "parameters");

  private StepExpressions() {}

  /**
   * One text.
   *
   * @param node where it stands
   * @param condition whether it must be true or false
   */
  record Found(JsonNode node, String text, boolean condition) {}

  /** Those of the step itself and of its conditions, without those of the steps inside. */
  static Stream<Found> of(Step step) {
    Stream<Found> own = in(step.body(), isCondition(step.kind(), step.body()));
    Stream<Found> branches =
        step.branches().stream()
            .filter(branch -> branch.head() != step.body())
            .flatMap(branch -> in(branch.head(), CONDITIONS.contains(branch.kind())));
    return Stream.of(own, branches, message(step), address(step)).flatMap(found -> found);
  }

  private static boolean isCondition(String kind, JsonNode body) {
    return CONDITIONS.contains(kind) || kind.equals("loop") && body.path("doWhile").asBoolean();
  }

  private static Stream<Found> in(JsonNode part, boolean condition) {
    return part.properties().stream()
        .filter(field -> !BRANCHES.contains(field.getKey()))
        .flatMap(field -> field(field.getKey(), field.getValue(), condition));
  }

  private static Stream<Found> field(String key, JsonNode value, boolean condition) {
    if (key.equals("simple")) {
      JsonNode text = value.isObject() ? value.path("expression") : value;
      return text.isValueNode()
          ? Stream.of(new Found(text, text.asText(), condition))
          : Stream.empty();
    } else if (value.isObject()) {
      return in(value, CONDITIONS.contains(key) || key.equals("expression") && condition);
    }
    return key.equals("headers") || key.equals("variables")
        ? DocumentWalk.elements(value).flatMap(one -> in(one, false))
        : Stream.empty();
  }

  private static Stream<Found> message(Step step) {
    JsonNode message = step.body().isTextual() ? step.body() : step.body().path("message");
    return step.kind().equals("log") && message.isTextual()
        ? Stream.of(new Found(message, message.asText(), false))
        : Stream.empty();
  }

  /** An address that is made for each message, and the tags of a meter. */
  private static Stream<Found> address(Step step) {
    JsonNode uri = step.body().isTextual() ? step.body() : step.body().path("uri");
    boolean dynamic = Set.of("toD", "wireTap", "enrich", "pollEnrich").contains(step.kind());
    Stream<Found> own =
        dynamic && uri.asText().contains("${")
            ? Stream.of(new Found(uri, uri.asText(), false))
            : Stream.empty();
    boolean meter = step.endpoint().startsWith("micrometer:");
    Stream<Found> tags =
        step.body().path("parameters").properties().stream()
            .filter(option -> meter && option.getValue().asText().contains("${"))
            .map(option -> new Found(option.getValue(), option.getValue().asText(), false));
    return Stream.concat(own, tags);
  }
}
