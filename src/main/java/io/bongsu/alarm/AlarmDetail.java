package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What EventBridge calls {@code detail} and a direct Lambda action {@code alarmData}: {@code
 * alarmName, alarmContributor?{id, attributes}, state{value, reason?, reasonData?, timestamp},
 * previousState?, configuration?{description?, metrics?[…]}, alarmTags?}. It has no threshold and
 * no operator; they are taken from {@code reasonData} (JSON in a string) and from the reason.
 */
record AlarmDetail(JsonNode detail, String name, Reason reason, ReasonData reasonData) {

  static AlarmDetail of(JsonNode detail) {
    JsonNode state = detail.path("state");
    return new AlarmDetail(
        detail,
        Required.name(detail, "alarmName"),
        new Reason(Json.text(state, "reason")),
        ReasonData.read(state.path("reasonData")));
  }

  /**
   * The alarm, with what only the event around the detail knows.
   *
   * @param time time of the event, in case the state has none
   */
  Alarm alarm(
      @Nullable String arn,
      @Nullable String account,
      @Nullable String region,
      @Nullable String time) {
    JsonNode state = detail.path("state");
    String timestamp = Json.text(state, "timestamp");
    return new Alarm(
        name,
        arn,
        account,
        region,
        contributor(),
        Required.state(state, "value", name),
        Required.optionalState(Json.text(detail.path("previousState"), "value")),
        AlarmTime.parse(timestamp == null ? time : timestamp, "state.timestamp", name),
        Json.text(state, "reason"),
        Json.text(detail.path("configuration"), "description"),
        metric(),
        children(),
        Pairs.read(detail.path("alarmTags")),
        null);
  }

  private @Nullable Contributor contributor() {
    JsonNode contributor = detail.path("alarmContributor");
    String id = Json.filled(contributor, "id");
    return id == null ? null : new Contributor(id, Pairs.read(contributor.path("attributes")));
  }

  private @Nullable Metric metric() {
    JsonNode configuration = detail.path("configuration");
    WatchedMetric watched = MetricQueries.read(configuration.path("metrics"), "", name).watched();
    return watched == null
        ? reasonData.metric(name, reason, detail.path("configuration").path("logGroups"))
        : watched
            .inUnit(reasonData.unit())
            .measured(
                comparison(configuration), reasonData.threshold(reason), reasonData.value(reason));
  }

  private @Nullable String comparison(JsonNode configuration) {
    String operator = Json.filled(configuration, "comparisonOperator");
    return operator == null ? reason.comparison() : operator;
  }

  private List<String> children() {
    List<String> triggering =
        StreamSupport.stream(reasonData.json().path("triggeringAlarms").spliterator(), false)
            .map(child -> Json.filled(child, "arn"))
            .filter(Objects::nonNull)
            .map(Arn::alarmName)
            .toList();
    return triggering.isEmpty() ? reason.children() : triggering;
  }
}
