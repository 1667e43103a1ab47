package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Flat JSON with a name and a state, as people make it with an input transformer of EventBridge or
 * in a Lambda function: {@code {"alarm": "api-3 CPU", "state": "ALARM", "reason": "…", "time":
 * "…"}}. Keys count without case, dashes, underscores and blanks. It is read as the SNS alarm that
 * it stands for. Without a time, the alarm changed when SNS published it or when it was read.
 */
final class FlatAlarm implements Shape {

  /** Key of the SNS alarm, and the bare keys that stand for it, best first. */
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("AlarmName", List.of("alarmname", "alarm", "name", "title")),
          Map.entry(
              "NewStateValue",
              List.of("newstatevalue", "newstate", "statevalue", "alarmstate", "state", "status")),
          Map.entry(
              "OldStateValue",
              List.of("oldstatevalue", "oldstate", "previousstate", "previousstatevalue")),
          Map.entry(
              "NewStateReason", List.of("newstatereason", "statereason", "reason", "message")),
          Map.entry(
              "StateChangeTime",
              List.of("statechangetime", "changedat", "timestamp", "time", "date")),
          Map.entry("AlarmArn", List.of("alarmarn", "arn")),
          Map.entry("AlarmDescription", List.of("alarmdescription", "description")),
          Map.entry("AWSAccountId", List.of("awsaccountid", "accountid", "account")),
          Map.entry("Region", List.of("region", "awsregion")));

  private static final Map<String, List<String>> TRIGGER =
      Map.ofEntries(
          Map.entry("MetricName", List.of("metricname", "metric")),
          Map.entry("Namespace", List.of("namespace")),
          Map.entry("Statistic", List.of("statistic", "stat")),
          Map.entry("Unit", List.of("unit")),
          Map.entry("Dimensions", List.of("dimensions")),
          Map.entry("ComparisonOperator", List.of("comparisonoperator", "operator")),
          Map.entry("Threshold", List.of("threshold")));

  private final Supplier<Instant> now;

  FlatAlarm(Supplier<Instant> now) {
    this.now = now;
  }

  @Override
  public String title() {
    return "flat alarm";
  }

  @Override
  public boolean fits(JsonNode document) {
    if (!document.isObject() || document.has("NewStateValue") && document.has("AlarmName")) {
      return false;
    }
    Map<String, JsonNode> bare = bare(document);
    JsonNode name = first(bare, KEYS.get("AlarmName"));
    JsonNode state = first(bare, KEYS.get("NewStateValue"));
    boolean certain = bare.containsKey("alarmname") || bare.containsKey("alarm");
    return (certain || bare.containsKey("reason") || bare.containsKey("statereason"))
        && name != null
        && name.isTextual()
        && state != null
        && isState(value(state).asText());
  }

  @Override
  public ParsedDocument read(JsonNode document, Wrapping wrapping) {
    Map<String, JsonNode> bare = bare(document);
    ObjectNode alarm = JsonNodeFactory.instance.objectNode();
    KEYS.forEach((key, names) -> put(alarm, key, first(bare, names)));
    JsonNode state = first(bare, KEYS.get("NewStateValue"));
    if (state != null && state.isObject()) {
      putMissing(alarm, "NewStateReason", state.path("reason"));
      putMissing(alarm, "StateChangeTime", state.path("timestamp"));
      putMissing(alarm, "NewStateReasonData", state.path("reasonData"));
    }
    alarm.put("NewStateValue", alarm.path("NewStateValue").asText().toUpperCase(Locale.ROOT));
    if (!alarm.has("StateChangeTime")) {
      String published = wrapping.timestamp();
      alarm.put("StateChangeTime", published == null ? now.get().toString() : published);
    }
    trigger(bare, alarm);
    return new SnsAlarm().read(alarm, wrapping);
  }

  private static void trigger(Map<String, JsonNode> bare, ObjectNode alarm) {
    ObjectNode trigger = JsonNodeFactory.instance.objectNode();
    TRIGGER.forEach((key, names) -> put(trigger, key, first(bare, names)));
    JsonNode value = first(bare, List.of("value", "datapoint", "currentvalue", "metricvalue"));
    if (value != null && value.isValueNode()) {
      ObjectNode data = JsonNodeFactory.instance.objectNode();
      data.putArray("recentDatapoints").add(value);
      put(data, "threshold", trigger.get("Threshold"));
      alarm.set("NewStateReasonData", data);
    }
    alarm.set("Trigger", trigger);
  }

  private static void put(ObjectNode target, String key, @Nullable JsonNode value) {
    if (value != null) {
      target.set(key, key.equals("Dimensions") ? value : value(value));
    }
  }

  private static void putMissing(ObjectNode target, String key, JsonNode value) {
    if (!target.has(key) && value.isValueNode()) {
      target.set(key, value);
    }
  }

  /** A state may be an object, as in the event that it was taken from. */
  private static JsonNode value(JsonNode node) {
    return node.isObject() ? node.path("value") : node;
  }

  private static boolean isState(String text) {
    return Arrays.stream(AlarmState.values())
        .anyMatch(state -> state.name().equalsIgnoreCase(text.strip()));
  }

  private static @Nullable JsonNode first(
      Map<String, JsonNode> bare, @Nullable List<String> names) {
    return names == null
        ? null
        : names.stream().filter(bare::containsKey).map(bare::get).findFirst().orElse(null);
  }

  private static Map<String, JsonNode> bare(JsonNode document) {
    Map<String, JsonNode> bare = new HashMap<>();
    document
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                String key = field.getKey().replaceAll("[-_ .]", "").toLowerCase(Locale.ROOT);
                bare.putIfAbsent(key, field.getValue());
              }
            });
    return bare;
  }
}
