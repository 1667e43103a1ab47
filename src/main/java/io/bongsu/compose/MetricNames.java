package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Metric;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Whether a name that a text shows anyway says already what was measured. */
final class MetricNames {

  /** A shorter name may stand in any word by chance. */
  private static final int LEAST_LETTERS = 6;

  private MetricNames() {}

  /** Whether the alarm's name stands for its resource and holds the metric's name. */
  static boolean isSaid(Alarm alarm, Metric metric, MessageCatalog words) {
    String resource = SmsText.clean(alarm.resource());
    if (!resource.equals(SmsText.clean(alarm.name()))) {
      return resource.equals(SmsText.clean(metric.name()));
    }
    String raw = bare(metric.name());
    return raw.length() >= LEAST_LETTERS && bare(resource).contains(raw)
        || Arrays.stream(resource.split("[^\\p{L}\\p{N}]+"))
            .anyMatch(word -> bare(word).equals(raw) || names(metric, words).contains(bare(word)));
  }

  /** What the metric is called in any language, and in full where the short name is not. */
  private static Set<String> names(Metric metric, MessageCatalog words) {
    Set<String> names = new HashSet<>();
    names.add(bare(words.metric(metric)));
    words
        .metrics()
        .of(metric)
        .ifPresent(row -> row.names().values().forEach(name -> names.add(bare(name))));
    if (names.contains("mem")) {
      names.add("memory");
    }
    return names;
  }

  private static String bare(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }
}
