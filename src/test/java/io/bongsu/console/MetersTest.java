package io.bongsu.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Http;
import io.bongsu.support.Program;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What dashboards and alerts ask for is served by a program to which nothing has happened yet. */
class MetersTest {

  private static final List<Path> ASKING =
      List.of(
          Path.of("deploy/grafana/bongsu.json"),
          Path.of("deploy/grafana/prometheus-rule.yaml"),
          Path.of("k8s/components/pod-monitor/prometheus-rule.yaml"));

  private static String served;

  @BeforeAll
  static void ask() {
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        FakeSens sens = FakeSens.start();
        Program program = Program.start(queue, sens, Map.of())) {
      served = Http.get(program.uri("/actuator/prometheus")).body();
    }
  }

  @AfterAll
  static void forget() {
    served = "";
  }

  @Test
  void everyExpressionFindsItsSeriesFromTheStart() throws IOException {
    for (Path file : ASKING) {
      Set<String> names = found("\\bbongsu_\\w+", Files.readString(file));
      assertThat(names).isNotEmpty();
      assertThat(names)
          .as(file.toString())
          .allSatisfy(
              name -> assertThat(served).containsPattern("(?m)^" + name + "(\\{[^}]*\\})? "));
    }
  }

  /** The rules of promtool check metrics; {@code camelContext} is Camel's own label. */
  @Test
  void everyMetricOfOursKeepsTheConventions() {
    Set<String> types = found("(?m)^# TYPE bongsu_\\w+ \\w+", served);
    assertThat(types)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            line -> {
              String name = line.split(" ")[2];
              assertThat(served).containsPattern("(?m)^# HELP " + name + " \\S");
              String type = line.split(" ")[3];
              assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter"));
              assertThat(name)
                  .matches("[a-z][a-z0-9_]*")
                  .doesNotContainPattern(
                      "_(ms|milliseconds|minutes|hours|days|kb|mb|kilobytes)(_|$)")
                  .doesNotContainPattern("_(count|sum|bucket|info)$")
                  .doesNotContainPattern("_(counter|gauge|histogram|summary|untyped)(_|$)");
            });
    assertThat(found("(?<=[{,])\\w+(?==\")", found("(?m)^bongsu_.*", served).toString()))
        .allSatisfy(label -> assertThat(label).matches("[a-z][a-z0-9_]*|camelContext"));
    assertThat(served).doesNotContainPattern("(?m)^bongsu_\\w+\\{[^}]*\\b(alarm|resource|phone)=");
  }

  @Test
  void whatIsDecidedAndSpentIsServedForEachReasonAndTeamFromTheStart() {
    for (String reason : Outcomes.ALL) {
      assertThat(served).contains("bongsu_decisions_total{reason=\"" + reason + "\"} 0.0");
    }
    assertThat(served)
        .contains("bongsu_spent_won_total{kind=\"LMS\",lane=\"digest\",team=\"ml\"} 0.0")
        .containsPattern(
            "bongsu_accepted_delay_seconds_bucket\\{.*team=\"default\",le=\"60.0\"} 0");
  }

  @Test
  void everyAlertHasItsRowInTheRunbook() throws IOException {
    String runbook = Files.readString(Path.of("docs/operate/runbook.md"));
    for (Path file : ASKING.subList(1, ASKING.size())) {
      assertThat(found("(?<=alert: )\\w+", Files.readString(file)))
          .isNotEmpty()
          .allSatisfy(alert -> assertThat(runbook).contains("| `" + alert + "` |"));
    }
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
