package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the services put what a notice needs: the name of the thing, its state, and the sentence
 * about it. The first key that is there counts; what is in none of them is empty text.
 */
final class EventFields {

  /** Where the name of the thing stands, best first; a dot goes one level down. */
  private static final List<String> THINGS =
      List.of(
          "Source ID",
          "SourceIdentifier",
          "AutoScalingGroupName",
          "pipeline",
          "project-name",
          "applicationName",
          "application",
          "jobName",
          "crawlerName",
          "configRuleName",
          "budgetName",
          "check-name",
          "bucket.name",
          "repository-name",
          "stateMachineArn",
          "group",
          "clusterIdentifier",
          "instance-id",
          "EC2InstanceId",
          "resourceName",
          "functionName",
          "resourceArn",
          "resourceId",
          "resource.resourceType",
          "clusterArn",
          "CommonName",
          "stackName",
          "stack-id",
          "name");

  private static final List<String> STATES =
      List.of(
          "state",
          "lastStatus",
          "status",
          "build-status",
          "jobStatus",
          "action",
          "eventName",
          "instance-action",
          "status-details.status",
          "newEvaluationResult.complianceType");

  private static final List<String> TEXTS =
      List.of(
          "Event Message",
          "stoppedReason",
          "statusReason",
          "statusMessage",
          "StatusMessage",
          "errorMessage",
          "Message",
          "message",
          "cause",
          "Cause",
          "title",
          "Title",
          "Description",
          "description",
          "reason",
          "additional-information.phases",
          "text");

  private EventFields() {}

  /** The thing that the document is about. */
  static String thing(JsonNode json) {
    return first(json, THINGS);
  }

  /** The sentence about it. */
  static String sentence(JsonNode json) {
    return first(json, TEXTS);
  }

  /** What happened: the state, and the sentence about it. */
  static String text(JsonNode json) {
    return joined(": ", first(json, STATES), sentence(json));
  }

  private static String first(JsonNode json, List<String> keys) {
    return keys.stream()
        .map(key -> at(json, key))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String at(JsonNode json, String key) {
    JsonNode value = json;
    for (String part : key.split("\\.")) {
      value = value.path(part);
    }
    return value.isValueNode()
        ? tail(Objects.requireNonNullElse(Json.text(value), "").strip())
        : "";
  }

  /** The first resource that an event names. */
  static String resource(JsonNode event) {
    return tail(event.path("resources").path(0).asText());
  }

  /** What an ARN ends with; any other text as it is. */
  static String tail(String text) {
    Arn arn = Arn.parse(text);
    return arn == null ? text : arn.resource().replaceFirst("^.*[:/]", "");
  }

  /** The parts that are there. */
  static String joined(String between, @Nullable String... parts) {
    return Stream.of(parts)
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(between));
  }
}
