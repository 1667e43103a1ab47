package io.bongsu.classify;

import io.bongsu.alarm.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an alarm says about itself: its tags, then what its description has in pairs. */
final class Statements {

  private final List<Statement> statements = new ArrayList<>();

  Statements(Alarm alarm) {
    add("tag", alarm.tags());
    String description = alarm.description();
    if (description != null) {
      add("description", DescriptionPairs.read(description));
    }
  }

  private void add(String origin, Map<String, String> pairs) {
    pairs.forEach((key, value) -> statements.add(new Statement(origin, key, value)));
  }

  /** What is said under any of the keys; tags first, and of them the first key first. */
  List<Statement> under(List<String> keys) {
    return Stream.of("tag", "description")
        .flatMap(origin -> keys.stream().flatMap(key -> under(origin, key)))
        .toList();
  }

  private Stream<Statement> under(String origin, String key) {
    return statements.stream()
        .filter(said -> said.origin().equals(origin) && Key.same(said.key(), key))
        .filter(said -> !said.value().isBlank());
  }
}
