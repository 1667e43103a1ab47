package io.bongsu.classify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Contributor;
import io.bongsu.alarm.Metric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a rule can ask of an alarm. */
final class Conditions {

  private Conditions() {}

  static Predicate<Alarm> name(Pattern pattern) {
    return alarm -> pattern.matcher(alarm.name()).find();
  }

  static Predicate<Alarm> namespace(String glob) {
    return metric(Metric::namespace, Glob.of(glob));
  }

  /** By its name, and for an expression by that of the metric it is computed from. */
  static Predicate<Alarm> metric(String glob) {
    Glob name = Glob.of(glob);
    return metric(Metric::name, name).or(metric(Metric::basis, name));
  }

  static Predicate<Alarm> reason(String glob) {
    Glob reason = Glob.of(glob);
    return alarm -> alarm.reason() != null && reason.matches(alarm.reason());
  }

  static Predicate<Alarm> account(String glob) {
    return part(Alarm::account, glob);
  }

  static Predicate<Alarm> region(String glob) {
    return part(Alarm::region, glob);
  }

  private static Predicate<Alarm> part(Function<Alarm, @Nullable String> part, String glob) {
    Glob wanted = Glob.of(glob.strip());
    return alarm -> {
      String text = part.apply(alarm);
      return text != null && wanted.matches(text);
    };
  }

  private static Predicate<Alarm> metric(Function<Metric, @Nullable String> part, Glob glob) {
    return alarm -> {
      Metric metric = alarm.metric();
      String text = metric == null ? null : part.apply(metric);
      return text != null && glob.matches(text);
    };
  }

  /** {@code name} or {@code name=glob}. */
  static Predicate<Alarm> dimension(String text) {
    String[] parts = text.split("=", 2);
    Glob value = Glob.of(parts.length == 2 ? parts[1].strip() : "*");
    String name = parts[0].strip();
    return alarm ->
        dimensions(alarm).entrySet().stream()
            .anyMatch(d -> d.getKey().equalsIgnoreCase(name) && value.matches(d.getValue()));
  }

  /**
   * What distinguishes an alarm's series from others: a contributor's attributes, then dimensions.
   */
  static Map<String, String> dimensions(Alarm alarm) {
    Map<String, String> all = new LinkedHashMap<>();
    Contributor contributor = alarm.contributor();
    if (contributor != null) {
      all.putAll(contributor.attributes());
    }
    Metric metric = alarm.metric();
    if (metric != null) {
      metric.dimensions().forEach(all::putIfAbsent);
    }
    return all;
  }
}
