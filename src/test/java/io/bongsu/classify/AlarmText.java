package io.bongsu.classify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Contributor;
import io.bongsu.alarm.Metric;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alarm in the words of a test table; empty or null is nothing.
 *
 * @param metric {@code namespace|name}
 * @param dimensions {@code name=value|name=value}
 * @param contributor the same, for the attributes of a series
 * @param children {@code name|name}
 * @param tags as dimensions
 * @param state {@code ALARM} if nothing
 */
record AlarmText(
    @Nullable String name,
    @Nullable String metric,
    @Nullable String dimensions,
    @Nullable String contributor,
    @Nullable String children,
    @Nullable String tags,
    @Nullable String description,
    @Nullable String state) {

  static AlarmText named(String name) {
    return new AlarmText(name, null, null, null, null, null, null, null);
  }

  AlarmText tags(String text) {
    return new AlarmText(name, metric, dimensions, contributor, children, text, description, state);
  }

  AlarmText description(String text) {
    return new AlarmText(name, metric, dimensions, contributor, children, tags, text, state);
  }

  AlarmText metric(String text) {
    return new AlarmText(name, text, dimensions, contributor, children, tags, description, state);
  }

  Alarm alarm() {
    return new Alarm(
        name == null ? "x" : name,
        null,
        "100000000001",
        "ap-northeast-2",
        contributor == null ? null : new Contributor("c1", pairs(contributor)),
        state == null ? AlarmState.ALARM : AlarmState.valueOf(state),
        null,
        Instant.parse("2026-05-04T05:02:11Z"),
        null,
        description,
        watched(),
        children == null ? List.of() : List.of(children.split("\\|")),
        pairs(tags),
        null);
  }

  private @Nullable Metric watched() {
    if (metric == null) {
      return null;
    }
    String[] parts = metric.split("\\|");
    return new Metric(parts[0], parts[1], pairs(dimensions), null, null, null, null, null);
  }

  private static Map<String, String> pairs(@Nullable String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (text != null) {
      Arrays.stream(text.split("\\|"))
          .map(pair -> pair.split("=", 2))
          .forEach(pair -> pairs.put(pair[0], pair[1]));
    }
    return pairs;
  }
}
