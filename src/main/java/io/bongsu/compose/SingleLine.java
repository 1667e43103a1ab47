package io.bongsu.compose;

import io.bongsu.compose.AlarmSummary.Told;
import java.util.List;

/** The text for one fact: {@code [경보] api-3 CPU 97%>80 14:02 #7K2}. */
final class SingleLine {

  private final Times times;

  SingleLine(Times times) {
    this.times = times;
  }

  String write(TextModel story, String tag, MessageCatalog words, int maxBytes) {
    AlarmSummary fact = story.facts().get(0);
    return words.template(shape(fact)).fit(parts(story, tag, words), maxBytes);
  }

  TemplateValues parts(TextModel story, String tag, MessageCatalog words) {
    AlarmSummary fact = story.facts().get(0);
    MetricText reading = MetricText.of(fact.alarm(), words);
    boolean measured = fact.told() == Told.ALARM || fact.told() == Told.CLEARED;
    return story
        .parts(tag, words)
        .with("resource", TemplateValues.middleCuts(fact.resource()))
        .with(
            "metric", measured ? reading.metrics() : TemplateValues.cuts(reading.metric(), 24, 12))
        .with("value", reading.values())
        .with("now", now(fact, reading, words))
        .with("severity", words.severity(fact.alarm().severity()))
        .with("changes", Integer.toString(fact.alarm().flapping().changes()))
        .with("lasted", fact.lasted() == null ? "" : words.span(fact.lasted()))
        .with("time", times.forms(fact.alarm().stateChangeTime()));
  }

  /** The state in which an alarm that flapped came to rest. */
  private static List<String> now(AlarmSummary fact, MetricText reading, MessageCatalog words) {
    return switch (fact.alarm().state()) {
      case OK -> List.of(words.word("word.normal"));
      case INSUFFICIENT_DATA -> List.of(words.word("word.no-data"));
      case ALARM -> reading.value().isEmpty() ? List.of(reading.limit().strip()) : reading.values();
    };
  }

  private static String shape(AlarmSummary fact) {
    return switch (fact.told()) {
      case ALARM -> "single-alarm";
      case NO_DATA -> "single-no-data";
      case FLAPPING -> "single-flapping";
      case CALM -> "single-calm";
      case CLEARED -> "single-cleared";
      case RECOVERED -> fact.lasted() == null ? "single-ok" : "single-ok-lasted";
    };
  }
}
