package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a route, such as {@code choice} or {@code to}.
 *
 * @param kind the step's key in YAML
 * @param body what stands under the key: an object in canonical notation
 * @param depth 0 in the route itself, one more for each list of steps around it
 * @param parent the step in whose list it stands; null in the route itself
 */
record Step(String kind, JsonNode body, int depth, @Nullable Step parent) {

  /** Id for people: the step's own, or its kind where it has none. */
  String label() {
    String id = body.path("id").asText();
    return id.isEmpty() ? kind : kind + " " + id;
  }

  /** Endpoint to which it sends, as {@link Endpoints#of} gives it; empty where it sends nowhere. */
  String endpoint() {
    return Endpoints.of(body);
  }

  boolean isInside(String otherKind) {
    return parent != null && (parent.kind().equals(otherKind) || parent.isInside(otherKind));
  }

  /** This step and those inside it, in the order of the file. */
  Stream<Step> tree() {
    return Stream.concat(Stream.of(this), children().flatMap(Step::tree));
  }

  private Stream<Step> children() {
    Stream<JsonNode> parts =
        body.properties().stream()
            .filter(field -> !field.getKey().equals("parameters"))
            .map(field -> field.getValue())
            .flatMap(value -> value.isArray() ? DocumentWalk.elements(value) : Stream.of(value));
    return Stream.concat(Stream.of(body), parts)
        .flatMap(part -> listed(part.path("steps"), depth + 1, this));
  }

  /** Steps of a {@code steps:} list. */
  static Stream<Step> listed(JsonNode steps, int depth, @Nullable Step parent) {
    return DocumentWalk.elements(steps)
        .flatMap(step -> step.properties().stream())
        .map(entry -> new Step(entry.getKey(), entry.getValue(), depth, parent));
  }
}
