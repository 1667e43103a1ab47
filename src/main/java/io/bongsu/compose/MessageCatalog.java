package io.bongsu.compose;

import io.bongsu.alarm.Metric;
import io.bongsu.alarm.Severity;
import io.bongsu.notify.Language;
import io.bongsu.settings.SettingException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * The words of one language: labels, texts, short names of metrics. Immutable once built.
 *
 * @param file where they were read, for those who must mend it, such as {@code ko.properties}
 * @param texts labels, words and texts
 * @param language whose words they are
 * @param metrics short names and units of metrics
 */
record MessageCatalog(String file, Properties texts, Language language, MetricTable metrics) {

  String word(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new SettingException(MessageProperties.TEMPLATES, file + " lacks the key " + key);
    }
    return text;
  }

  /** A word with a number or a text in the place of {@code {n}}. */
  String word(String key, Object n) {
    return word(key).replace("{n}", n.toString());
  }

  String label(Severity severity) {
    return word("label." + severity.name().toLowerCase(Locale.ROOT));
  }

  /** The severity in the midst of a text. */
  String severity(Severity severity) {
    return word("word." + severity.name().toLowerCase(Locale.ROOT));
  }

  Template template(String shape) {
    return Template.of(word("text." + shape), word("shrink." + shape));
  }

  /** The short name of a metric, or its own in characters that can be sent. */
  String metric(Metric metric) {
    return metrics
        .of(metric)
        .flatMap(row -> Optional.ofNullable(row.names().get(language)))
        .orElseGet(() -> SmsText.clean(metric.name()));
  }

  /** What a language writes for the suffix of a unit, such as 분 for {@code m}. */
  String suffix(String suffix) {
    return texts.getProperty("unit." + suffix, suffix);
  }

  String serverType(String type) {
    String clean = SmsText.clean(type);
    return texts.getProperty("type." + type, clean.isEmpty() ? "?" : clean);
  }

  /** How long, in the largest unit that is at least two of it: 40초, 90분, 3시간. */
  String span(Duration lasted) {
    long seconds = Math.max(0, lasted.toSeconds());
    if (seconds < 60) {
      return seconds + word("span.seconds");
    }
    if (seconds < 2 * 3600) {
      return seconds / 60 + word("span.minutes");
    }
    return seconds < 2 * 86_400
        ? seconds / 3600 + word("span.hours")
        : seconds / 86_400 + word("span.days");
  }
}
