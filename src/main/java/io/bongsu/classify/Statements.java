package io.bongsu.classify;

import io.bongsu.alarm.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an alarm says about itself: its tags, then what its description has in pairs. */
final class Statements {

  private final List<Statement> statements = new ArrayList<>();

  Statements(Alarm alarm) {
    alarm
        .tags()
        .forEach((key, value) -> statements.add(new Statement("tag", key, value, true, false)));
    String description = alarm.description();
    if (description != null) {
      statements.addAll(DescriptionPairs.read(description));
    }
  }

  /** What is said under the keys and may name a resource. */
  List<Statement> resources(List<String> keys) {
    return under(keys).stream().filter(Statement::mayNameResource).toList();
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
