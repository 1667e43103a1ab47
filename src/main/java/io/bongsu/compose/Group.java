package io.bongsu.compose;

import io.bongsu.alarm.AlarmState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Summaries of one metric that stand alike: all in alarm, all without data, all flapping, all
 * eased, all deleted, or all over.
 *
 * @param what such as {@code CPU>80}, or {@code CPU 97%>80} if it is a single one
 * @param less the same in less: {@code CPU}, {@code CPU 97%}
 * @param metric the metric alone
 * @param facts at least one
 */
record Group(String what, String less, String metric, List<AlarmSummary> facts) {

  private static final String IN_ALARM = "";

  /** The groups of some facts, in the order of their first facts. */
  static List<Group> of(List<AlarmSummary> facts, MessageCatalog words) {
    Map<String, List<AlarmSummary>> groups = new LinkedHashMap<>();
    for (AlarmSummary fact : facts) {
      String metric = MetricText.of(fact, words).full();
      groups.computeIfAbsent(standing(fact) + "\n" + metric, key -> new ArrayList<>()).add(fact);
    }
    return groups.values().stream().map(group -> group(group, words)).toList();
  }

  /** Different servers, each once. */
  List<String> names() {
    return facts.stream().map(AlarmSummary::resource).distinct().toList();
  }

  /** The word for how things stand, unless they are in alarm. */
  private static String standing(AlarmSummary fact) {
    if (fact.over()) {
      return "word.normal";
    }
    if (fact.standing() == AlarmSummary.Standing.FLAPPING) {
      return "word.flapping";
    }
    if (fact.standing() == AlarmSummary.Standing.DELETED) {
      return "word.deleted";
    }
    if (fact.standing() == AlarmSummary.Standing.EASED) {
      return "word.eased";
    }
    return fact.alarm().state() == AlarmState.ALARM ? IN_ALARM : "word.no-data";
  }

  private static Group group(List<AlarmSummary> facts, MessageCatalog words) {
    AlarmSummary first = facts.get(0);
    MetricText reading = MetricText.of(first, words);
    boolean single = facts.size() == 1;
    String metric = SmsText.cut(single ? reading.metric().get(0) : reading.full(), 24);
    if (!standing(first).equals(IN_ALARM)) {
      String state = (metric + " " + words.word(standing(first))).strip();
      return new Group(state, state, metric, facts);
    }
    if (single && !reading.value().isEmpty()) {
      String value = (metric + " " + reading.value()).strip();
      return new Group(value + reading.limit(), value, metric, facts);
    }
    String limit = commonLimit(facts, words);
    boolean word = limit.startsWith(" ");
    String what = (metric + limit).strip();
    return new Group(what, word || metric.isEmpty() ? what : metric, metric, facts);
  }

  /** The limit that all have; empty if they differ. */
  private static String commonLimit(List<AlarmSummary> facts, MessageCatalog words) {
    List<String> limits =
        facts.stream().map(fact -> MetricText.of(fact, words).limit()).distinct().toList();
    return limits.size() == 1 ? limits.get(0) : "";
  }
}
