package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Alarms that a rule keeps from people, with the reason: a decision not to send, which is recorded.
 *
 * @param rule which rule: {@code silenced}, {@code composite}, {@code quiet-hours}, {@code limit}
 *     or {@code budget}
 * @param reason in a sentence, for logs and preview
 * @param people those who do not receive them
 * @param alarms at least one
 */
public record Withheld(String rule, String reason, List<Recipient> people, List<Alarm> alarms) {

  private static final int NAMED = 5;

  public Withheld {
    people = List.copyOf(people);
    alarms = List.copyOf(alarms);
  }

  /** How many changes are kept back. */
  public int size() {
    return alarms.size();
  }

  public String team() {
    return alarms.get(0).team();
  }

  /** A few names on one line, for logs. */
  public String labels() {
    List<String> labels = alarms.stream().map(Alarm::label).distinct().toList();
    Stream<String> more =
        labels.size() > NAMED ? Stream.of("and " + (labels.size() - NAMED) + " more") : Stream.of();
    return Stream.concat(labels.stream().limit(NAMED), more).collect(Collectors.joining(", "));
  }
}
