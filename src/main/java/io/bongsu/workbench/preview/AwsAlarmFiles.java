package io.bongsu.workbench.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bongsu.json.StrictJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code aws cloudwatch describe-alarm-history}, {@code describe-alarms} and {@code
 * get-alarm-mute-rule} print, as it is, and makes of each change of state the message that
 * CloudWatch sent then. The definitions of the alarms give metric, description and ARN, which the
 * history lacks. Without a history each alarm changes to ALARM once.
 *
 * <p>A change while its alarm was muted is sent when the window ends, if the alarm is in that state
 * still, and not at all otherwise (<a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules-behaviour.html">vendor
 * page</a>).
 */
public final class AwsAlarmFiles {

  private final Map<String, JsonNode> definitions = new LinkedHashMap<>();
  private final List<MuteRule> mutes = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, String> damaged = new LinkedHashMap<>();
  private boolean history;

  /**
   * An alarm that changes its state.
   *
   * @param origin file, and place in its list
   */
  private record Change(String origin, JsonNode item, JsonNode data, Instant at) {
    String alarm() {
      return item.path("AlarmName").asText();
    }
  }

  /**
   * Takes the text if all of its documents are of these kinds; false if it is something else.
   *
   * @param file its name
   */
  public boolean take(String file, String text) {
    List<JsonNode> documents = json(text);
    return !documents.isEmpty() && documents.stream().allMatch(each -> isTaken(file, each));
  }

  private boolean isTaken(String file, JsonNode document) {
    if (document.has("AlarmMuteRuleSummaries")) {
      throw new PreviewFailedException(
          file
              + ": list-alarm-mute-rules says no times; run aws cloudwatch get-alarm-mute-rule for"
              + " each rule");
    }
    boolean known = MuteRule.isOne(document);
    if (known) {
      mutes.add(MuteRule.of(document));
    }
    for (String kind : List.of("MetricAlarms", "CompositeAlarms", "LogAlarms")) {
      document.path(kind).forEach(each -> definitions.put(each.path("AlarmName").asText(), each));
      known |= document.path(kind).isArray();
    }
    history |= document.path("AlarmHistoryItems").isArray();
    int place = 0;
    for (JsonNode item : document.path("AlarmHistoryItems")) {
      take("%s[%d]".formatted(file, place++), item);
    }
    return known || document.path("AlarmHistoryItems").isArray();
  }

  private void take(String origin, JsonNode item) {
    if (!item.path("HistoryItemType").asText().equals("StateUpdate")) {
      return;
    }
    JsonNode data =
        json(item.path("HistoryData").asText()).stream()
            .findFirst()
            .orElse(MissingNode.getInstance());
    if (data.path("newState").path("stateValue").asText().isEmpty()) {
      damaged.put(
          origin,
          "the HistoryData of the StateUpdate of %s at %s is damaged: this change is left out"
              .formatted(item.path("AlarmName").asText(), item.path("Timestamp").asText()));
    } else {
      changes.add(new Change(origin, item, data, at(origin, item)));
    }
  }

  /** What is wrong with changes that cannot be read, by their place, such as {@code file[3]}. */
  public Map<String, String> damaged() {
    return Collections.unmodifiableMap(damaged);
  }

  private static Instant at(String origin, JsonNode item) {
    return time(origin, item.path("Timestamp").asText());
  }

  private static Instant time(String origin, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      throw new PreviewFailedException(
          origin + ": the time '" + text + "' is not like 2026-11-22T05:02:00+00:00", unreadable);
    }
  }

  /** The documents of a text, one after another; none if it is no JSON. */
  private static List<JsonNode> json(String text) {
    try (MappingIterator<JsonNode> documents =
        StrictJson.mapper().readerFor(JsonNode.class).readValues(text)) {
      return documents.readAll();
    } catch (IOException broken) {
      return List.of();
    }
  }

  /** The messages, each when CloudWatch sends it. */
  public List<Arrival> arrivals() {
    if (!history) {
      return definitions.values().stream()
          .map(each -> arrival(each.path("AlarmName").asText(), raised(each)))
          .toList();
    }
    List<Arrival> arrivals = new ArrayList<>();
    Map<String, List<Change>> byAlarm =
        changes.stream().collect(Collectors.groupingBy(Change::alarm));
    for (List<Change> ofOne : byAlarm.values()) {
      ofOne.sort(Comparator.comparing(Change::at));
      for (int i = 0; i < ofOne.size(); i++) {
        Change change = ofOne.get(i);
        Instant sent = MuteRule.mutedUntil(mutes, change.alarm(), change.at()).orElse(change.at());
        Instant next = i + 1 < ofOne.size() ? ofOne.get(i + 1).at() : Instant.MAX;
        if (sent.equals(change.at()) || sent.isBefore(next)) {
          arrivals.add(new Arrival(change.origin(), change(change, sent).toString(), sent));
        }
      }
    }
    return arrivals;
  }

  private static Arrival arrival(String origin, ObjectNode alarm) {
    JsonNode changed = alarm.path("StateChangeTime");
    return new Arrival(
        origin, alarm.toString(), changed.isTextual() ? time(origin, changed.asText()) : null);
  }

  private ObjectNode change(Change change, Instant sent) {
    JsonNode state = change.data().path("newState");
    ObjectNode alarm = alarm(change.alarm(), definitions.get(change.alarm()));
    alarm.put("NewStateValue", state.path("stateValue").asText());
    alarm.put("OldStateValue", change.data().path("oldState").path("stateValue").asText());
    alarm.put("NewStateReason", state.path("stateReason").asText());
    if (state.path("stateReasonData").isObject()) {
      alarm.put("NewStateReasonData", state.path("stateReasonData").toString());
    }
    alarm.set("StateChangeTime", change.item().path("Timestamp"));
    return alarm.put("ActionExecutedAfterMuteWindow", sent.isAfter(change.at()));
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
