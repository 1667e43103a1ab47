package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.compose.AlarmSummary.Standing;
import java.util.List;

/** The text for one fact: {@code [경보] api-3 CPU 97%>80 14:02 #7K2}. */
final class SingleLine {

  private final Times times;

  SingleLine(Times times) {
    this.times = times;
  }

  String write(TextModel story, String tag, MessageCatalog words, int maxBytes) {
    return fitted(story, tag, words, maxBytes).text();
  }

  Fitted fitted(TextModel story, String tag, MessageCatalog words, int maxBytes) {
    AlarmSummary fact = story.facts().get(0);
    return words.template(shape(fact)).fitted(parts(story, tag, words), maxBytes);
  }

  TemplateValues parts(TextModel story, String tag, MessageCatalog words) {
    AlarmSummary fact = story.facts().get(0);
    MetricText reading = MetricText.of(fact, words);
    boolean measured = fact.standing() == Standing.ALARM || fact.standing() == Standing.CLEARED;
    return story
        .parts(tag, words)
        .with("resource", TemplateValues.middleCuts(fact.resource()))
        .with("metric", metric(fact, reading, measured, words))
        .with("left", left(fact, words))
        .with("value", reading.values())
        .with("now", now(fact, reading, words))
        .with("severity", words.severity(fact.alarm().severity()))
        .with("changes", Integer.toString(fact.alarm().flapping().changes()))
        .with("lasted", fact.lasted() == null ? "" : words.span(fact.lasted()))
        .with("time", times.forms(fact.alarm().stateChangeTime()));
  }

  private static List<String> metric(
      AlarmSummary fact, MetricText reading, boolean measured, MessageCatalog words) {
    if (fact.standing() == Standing.EASED) {
      return left(fact, words).contains(words.severity(fact.alarm().severity()) + reading.limit())
          ? TemplateValues.cuts(SmsText.clean(fact.alarm().name()), 24, 12)
          : reading.limits();
    }
    if (fact.standing() == Standing.DELETED) {
      return reading.limits();
    }
    return measured ? reading.metrics() : reading.metric();
  }

  /** The alarm on the same numbers that is not over: {@code 주의>=50}. */
  private static List<String> left(AlarmSummary fact, MessageCatalog words) {
    Alarm left = fact.left();
    if (left == null) {
      return List.of("");
    }
    String severity = words.severity(left.severity());
    String limit = MetricText.of(new AlarmSummary(left, Standing.ALARM, null), words).limit();
    String own = MetricText.of(fact, words).limit();
    boolean known = !limit.isEmpty() && !limit.equals(own);
    String name = known ? limit : " " + SmsText.cutMiddle(SmsText.clean(left.name()), 24);
    return List.of(severity + name, severity);
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
    return switch (fact.standing()) {
      case ALARM -> "single-alarm";
      case NO_DATA -> "single-no-data";
      case FLAPPING -> "single-flapping";
      case CALM -> "single-calm";
      case EASED -> "single-eased";
      case DELETED -> "single-deleted";
      case CLEARED -> "single-cleared";
      case RECOVERED -> fact.lasted() == null ? "single-ok" : "single-ok-lasted";
    };
  }
}
