package io.bongsu.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind a change of state, which events carry as JSON in a string: {@code {threshold,
 * unit?, recentDatapoints[], results[{value}], triggeringAlarms[]}}. What it lacks is taken from
 * the sentence, {@link Reason}.
 *
 * @param json an object, or missing
 */
record ReasonData(JsonNode json) {

  static ReasonData read(JsonNode value) {
    return new ReasonData(Json.nested(value).orElseGet(MissingNode::getInstance));
  }

  @Nullable String unit() {
    return Json.filled(json, "unit");
  }

  @Nullable Double threshold(Reason reason) {
    Double threshold = Json.number(json, "threshold");
    return threshold == null ? reason.threshold() : threshold;
  }

  /** The last of {@code recentDatapoints}, which are in order of time, or the newest result. */
  @Nullable Double value(Reason reason) {
    JsonNode recent = json.path("recentDatapoints");
    Double last = recent.isArray() ? Json.number(recent.path(recent.size() - 1)) : null;
    Double newest = last == null ? Json.number(json.path("results").path(0), "value") : last;
    return newest == null ? reason.value() : newest;
  }

  /**
   * What an alarm measured that names no metric, such as a log alarm: its numbers under its own
   * name; null if there are none.
   *
   * @param logGroups names of the log groups that it searches, of which one is a dimension
   */
  @Nullable Metric metric(String alarm, Reason reason, JsonNode logGroups) {
    Double value = value(reason);
    Double threshold = threshold(reason);
    if (value == null && threshold == null) {
      return null;
    }
    String group = logGroups.size() == 1 ? Json.text(logGroups.path(0)) : null;
    return new Metric(
        null,
        alarm,
        group == null ? Map.of() : Map.of("LogGroup", group),
        null,
        unit(),
        reason.comparison(),
        threshold,
        value,
        "");
  }
}
