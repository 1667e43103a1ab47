package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
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

  /** Steps whose short form is an address. */
  private static final Set<String> SENDING =
      Set.of("to", "toD", "wireTap", "enrich", "pollEnrich", "poll");

  /** Id for people: the step's own, or its kind where it has none. */
  String label() {
    String id = body.path("id").asText();
    return id.isEmpty() ? kind : kind + " " + id;
  }

  /** Endpoint to which it sends, as {@link Endpoints#of} gives it; empty where it sends nowhere. */
  String endpoint() {
    return body.isTextual() && !SENDING.contains(kind) ? "" : Endpoints.of(body);
  }

  boolean isInside(String otherKind) {
    return parent != null && (parent.kind().equals(otherKind) || parent.isInside(otherKind));
  }

  /** This step and those inside it, in the order of the file. */
  Stream<Step> tree() {
    return Stream.concat(Stream.of(this), children().flatMap(Step::tree));
  }

  /** Steps of its own list and of its branches. */
  private Stream<Step> children() {
    return Stream.concat(
        inner().stream(), branches().stream().flatMap(part -> part.steps().stream()));
  }

  /** Steps of its own list. */
  List<Step> inner() {
    return listed(body.path("steps"), depth + 1, this).toList();
  }

  /** Branches such as {@code when}, {@code otherwise} and {@code doCatch}, in the file's order. */
  List<Branch> branches() {
    return body.properties().stream()
        .filter(field -> !field.getKey().equals("parameters"))
        .flatMap(
            field ->
                (field.getValue().isArray()
                        ? DocumentWalk.elements(field.getValue())
                        : Stream.of(field.getValue()))
                    .filter(part -> part.has("steps"))
                    .map(part -> branch(field.getKey(), part)))
        .toList();
  }

  private Branch branch(String part, JsonNode head) {
    return new Branch(part, head, listed(head.path("steps"), depth + 1, this).toList());
  }

  /** Steps of a {@code steps:} list. */
  static Stream<Step> listed(JsonNode steps, int depth, @Nullable Step parent) {
    return DocumentWalk.elements(steps)
        .flatMap(step -> step.properties().stream())
        .map(entry -> new Step(entry.getKey(), entry.getValue(), depth, parent));
  }
}
