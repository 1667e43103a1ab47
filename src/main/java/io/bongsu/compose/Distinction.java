package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a text adds to a name, so that it is not taken for that of another alarm.
 *
 * @param owner account or region, behind the resource in brackets; empty for none
 * @param part a dimension or statistic, before the metric; empty for none
 */
record Distinction(String owner, String part) {

  static final Distinction NONE = new Distinction("", "");

  /**
   * @param alike other alarms that a text would name like this one
   * @param accounts account id to the word for it
   */
  static Distinction of(Alarm alarm, List<Alarm> alike, Map<String, String> accounts) {
    if (differs(alarm, alike, Alarm::account)) {
      String account = WatchedMetric.text(alarm.account());
      return new Distinction(accounts.getOrDefault(account, account), "");
    }
    if (differs(alarm, alike, Alarm::region)) {
      return new Distinction(WatchedMetric.text(alarm.region()), "");
    }
    String dimension =
        WatchedMetric.dimensions(alarm).entrySet().stream()
            .filter(own -> !own.getValue().equals(alarm.resource()))
            .filter(own -> !alarm.detail().contains(own.getValue()))
            .filter(own -> differs(alarm, alike, other -> dimension(other, own.getKey())))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    if (dimension.isEmpty() && differs(alarm, alike, Distinction::statistic)) {
      return new Distinction("", WatchedMetric.text(statistic(alarm)));
    }
    return new Distinction("", dimension);
  }

  private static @Nullable String dimension(Alarm alarm, String name) {
    return WatchedMetric.dimensions(alarm).get(name);
  }

  private static @Nullable String statistic(Alarm alarm) {
    Metric metric = alarm.metric();
    return metric == null ? null : metric.statistic();
  }

  private static boolean differs(
      Alarm alarm, List<Alarm> alike, Function<Alarm, @Nullable String> part) {
    String own = WatchedMetric.text(part.apply(alarm));
    return alike.stream().anyMatch(other -> !WatchedMetric.text(part.apply(other)).equals(own));
  }
}
