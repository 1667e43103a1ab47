package io.bongsu.workbench.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bongsu.json.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code aws cloudwatch describe-alarm-history} and {@code describe-alarms} print, as it
 * is, and makes of each change of state the message that CloudWatch sent then. The definitions of
 * the alarms give metric, description and ARN, which the history lacks. Without a history each
 * alarm changes to ALARM once.
 */
public final class AwsAlarmFiles {

  private final Map<String, JsonNode> definitions = new LinkedHashMap<>();
  private final List<JsonNode> items = new ArrayList<>();

  /** Takes the text if it is of one of the two kinds; false if it is something else. */
  public boolean take(String text) {
    JsonNode document = json(text);
    if (document == null || !document.isObject()) {
      return false;
    }
    boolean known = false;
    for (String kind : List.of("MetricAlarms", "CompositeAlarms", "LogAlarms")) {
      document.path(kind).forEach(each -> definitions.put(each.path("AlarmName").asText(), each));
      known |= document.path(kind).isArray();
    }
    document.path("AlarmHistoryItems").forEach(items::add);
    return known || document.path("AlarmHistoryItems").isArray();
  }

  private static @Nullable JsonNode json(String text) {
    try {
      return StrictJson.mapper().readTree(text);
    } catch (JsonProcessingException broken) {
      return null;
    }
  }

  /** The messages, in any order; they say their own times. */
  public List<String> documents() {
    List<String> documents = new ArrayList<>();
    for (JsonNode item : items) {
      JsonNode data = json(item.path("HistoryData").asText());
      if (item.path("HistoryItemType").asText().equals("StateUpdate") && data != null) {
        documents.add(change(item, data).toString());
      }
    }
    if (items.isEmpty()) {
      definitions.values().forEach(each -> documents.add(raised(each).toString()));
    }
    return documents;
  }

  private ObjectNode change(JsonNode item, JsonNode data) {
    String name = item.path("AlarmName").asText();
    JsonNode state = data.path("newState");
    ObjectNode alarm = alarm(name, definitions.get(name));
    alarm.put("NewStateValue", state.path("stateValue").asText());
    alarm.put("OldStateValue", data.path("oldState").path("stateValue").asText());
    alarm.put("NewStateReason", state.path("stateReason").asText());
    if (state.path("stateReasonData").isObject()) {
      alarm.put("NewStateReasonData", state.path("stateReasonData").toString());
    }
    alarm.set("StateChangeTime", item.path("Timestamp"));
    return alarm;
  }

  private static ObjectNode raised(JsonNode definition) {
    ObjectNode alarm = alarm(definition.path("AlarmName").asText(), definition);
    alarm.put("NewStateValue", "ALARM").put("OldStateValue", "OK");
    alarm.set("NewStateReason", definition.path("StateReason"));
    alarm.set("StateChangeTime", definition.path("StateUpdatedTimestamp"));
    return alarm;
  }

  private static ObjectNode alarm(String name, @Nullable JsonNode definition) {
    ObjectNode alarm = StrictJson.mapper().createObjectNode().put("AlarmName", name);
    JsonNode known = Objects.requireNonNullElse(definition, StrictJson.mapper().createObjectNode());
    for (String key : List.of("AlarmArn", "AlarmDescription", "AlarmRule")) {
      put(alarm, key, known.path(key));
    }
    String[] arn = known.path("AlarmArn").asText().split(":", 6);
    if (arn.length > 4) {
      alarm.put("AWSAccountId", arn[4]);
    }
    if (known.has("MetricName") || known.has("Metrics")) {
      alarm.set("Trigger", trigger(known));
    }
    return alarm;
  }

  private static ObjectNode trigger(JsonNode definition) {
    ObjectNode trigger = StrictJson.mapper().createObjectNode();
    for (String key :
        List.of(
            "MetricName",
            "Namespace",
            "Statistic",
            "Unit",
            "Period",
            "EvaluationPeriods",
            "ComparisonOperator",
            "Threshold",
            "TreatMissingData",
            "Metrics")) {
      put(trigger, key, definition.path(key));
    }
    definition
        .path("Dimensions")
        .forEach(
            each ->
                trigger
                    .withArray("Dimensions")
                    .addObject()
                    .put("name", each.path("Name").asText())
                    .put("value", each.path("Value").asText()));
    return trigger;
  }

  private static void put(ObjectNode target, String key, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      target.set(key, value);
    }
  }
}
