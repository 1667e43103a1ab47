package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One list of steps with its head: a route, the route of a template or of a Kamelet, or what an
 * error handler does.
 *
 * @param kind what it is
 * @param id its id; empty where none is written
 * @param head the object that carries id and description
 * @param from the object that carries the consumer; missing for a handler
 * @param steps the steps of its own list; those inside are found through them
 */
record Flow(Kind kind, String id, JsonNode head, JsonNode from, List<Step> steps) {

  enum Kind {
    ROUTE,
    TEMPLATE,
    KAMELET,
    HANDLER
  }

  /** Of nothing. */
  static final Flow NONE =
      of(
          Kind.TEMPLATE,
          MissingNode.getInstance(),
          MissingNode.getInstance(),
          MissingNode.getInstance());

  static Flow of(Kind kind, JsonNode head, JsonNode from, JsonNode stepList) {
    String id = head.path("id").asText();
    return new Flow(kind, id, head, from, Step.listed(stepList, 0, null).toList());
  }

  Stream<Step> allSteps() {
    return steps.stream().flatMap(Step::tree);
  }

  /** Name for people: the id, or where it begins, or its kind. */
  String label() {
    if (!id.isEmpty()) {
      return id;
    }
    String endpoint = Endpoints.of(from);
    return endpoint.isEmpty() ? kind.name().toLowerCase(Locale.ROOT) : endpoint;
  }
}
