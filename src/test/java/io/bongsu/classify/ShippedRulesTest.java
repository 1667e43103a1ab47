package io.bongsu.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The tables in {@code src/test/resources/classify}: a line is an alarm and what it must mean. */
class ShippedRulesTest {

  private final Classifier classifier =
      Configured.classifier(
          Map.of(
              "bongsu.teams.ai", "ml",
              "bongsu.teams.db", "dba",
              "bongsu.teams.api", "api",
              "bongsu.resources[i-0aaa]", "api-3",
              "bongsu.resources[app/shop/50dc]", "shop front"));

  @ParameterizedTest(name = "{0} {1} {2} {3} is {4} {5}")
  @CsvFileSource(resources = "/classify/rules.csv", useHeadersInDisplayName = true)
  void theRulesSayServerTypeAndSeverity(
      @Nullable String name,
      @Nullable String metric,
      @Nullable String dimensions,
      @Nullable String state,
      String serverType,
      String severity) {
    Alarm alarm = classify(new AlarmText(name, metric, dimensions, null, null, null, null, state));

    assertThat(alarm.serverType() + " " + alarm.severity()).isEqualTo(serverType + " " + severity);
  }

  @ParameterizedTest(name = "tags {0}, description {1}, name {2}")
  @CsvFileSource(resources = "/classify/statements.csv", useHeadersInDisplayName = true)
  void whatAnAlarmSaysItselfComesBeforeTheRules(
      @Nullable String tags,
      @Nullable String description,
      @Nullable String name,
      String serverType,
      String severity,
      String team) {
    Alarm alarm = classify(new AlarmText(name, null, null, null, null, tags, description, null));

    assertThat(alarm.serverType() + " " + alarm.severity() + " " + alarm.team())
        .isEqualTo(serverType + " " + severity + " " + team);
  }

  @ParameterizedTest(name = "{0} is called {5}")
  @CsvFileSource(resources = "/classify/resources.csv", useHeadersInDisplayName = true)
  void theResourceIsWhatPeopleCallIt(
      @Nullable String name,
      @Nullable String dimensions,
      @Nullable String contributor,
      @Nullable String children,
      @Nullable String tags,
      String resource) {
    Alarm alarm =
        classify(
            new AlarmText(
                name, "Own/App|Errors", dimensions, contributor, children, tags, null, null));

    assertThat(alarm.resource()).isEqualTo(resource);
  }

  private Alarm classify(AlarmText text) {
    return classifier.classify(text.alarm());
  }
}
