package io.bongsu.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.alarm.Alarm;
import io.bongsu.settings.SettingException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {

  @Test
  void theWhyNamesTheSourceOfEveryAnswer() {
    Alarm alarm =
        classify(
            Map.of("bongsu.teams.ai", "ml"),
            AlarmText.named("util").metric("CWAgent|nvidia_smi_power_draw").tags("severity=p1"));

    assertThat(why(alarm))
        .isEqualTo(
            "server-type=ai by rule 'nvidia_smi_*'; severity=CRITICAL by tag severity;"
                + " team=ml by bongsu.teams.ai; resource=util by alarm name");
  }

  @Test
  void anAnswerThatCannotBeUsedIsNotedInTheWhy() {
    Alarm alarm =
        classify(Map.of(), AlarmText.named("x").tags("severity=boiling\nhot|team=nobody"));

    assertThat(why(alarm))
        .endsWith(
            "; tag severity 'boiling hot' is no severity;"
                + " tag team 'nobody' is no team with recipients");
  }

  @Test
  void aPhoneNumberInATagDoesNotReachTheWhy() {
    for (String number : new String[] {"01000000001", "010-0000-0001", "+82 10 0000 0001"}) {
      Alarm alarm = classify(Map.of(), AlarmText.named("x").tags("team=" + number));

      assertThat(why(alarm)).contains("is no team").doesNotContain("0001");
    }
  }

  @Test
  void aNameOfAnyLengthIsCutToWhatCloudWatchTakes() {
    Alarm alarm = classify(Map.of(), AlarmText.named("가".repeat(200_000)));

    assertThat(alarm.resource()).hasSize(256).endsWith("가…");
  }

  @Test
  void rulesOfOnesOwnComeBeforeTheShippedOnes() {
    Map<String, Object> settings =
        Map.of(
            "bongsu.classify.rules[0].namespace", "Shop/*",
            "bongsu.classify.rules[0].server-type", "shop",
            "bongsu.classify.rules[0].team", "dba",
            "bongsu.teams.shop", "api");

    Alarm alarm =
        classify(settings, AlarmText.named("prod-api-critical").metric("Shop/Orders|Lost"));

    assertThat(alarm.serverType()).isEqualTo("shop");
    assertThat(alarm.severity().name()).isEqualTo("CRITICAL");
    assertThat(alarm.team()).isEqualTo("dba");
  }

  @Test
  void aRuleAsksForAccountAndRegion() {
    for (String[] asked :
        new String[][] {
          {"account", "100000000001", "CRITICAL"},
          {"account", "200000000002", "WARNING"},
          {"region", "ap-*", "CRITICAL"},
          {"region", "us-*", "WARNING"}
        }) {
      Map<String, Object> settings =
          Map.of(
              "bongsu.classify.rules[0]." + asked[0],
              asked[1],
              "bongsu.classify.rules[0].severity",
              "critical",
              "bongsu.classify.default-severity",
              "warning");

      assertThat(classify(settings, AlarmText.named("x")).severity())
          .as(asked[0] + " " + asked[1])
          .hasToString(asked[2]);
    }
  }

  @Test
  void theDefaultsAreConfigured() {
    Map<String, Object> settings =
        Map.of(
            "bongsu.classify.default-server-type", "unsorted",
            "bongsu.classify.default-severity", "info");

    Alarm alarm = classify(settings, AlarmText.named("x"));

    assertThat(alarm.serverType()).isEqualTo("unsorted");
    assertThat(alarm.severity().name()).isEqualTo("INFO");
  }

  @Test
  void tagKeysOfOnesOwnReplaceTheDefaultOnes() {
    Map<String, Object> settings = Map.of("bongsu.classify.tag-keys.severity", "urgency");

    Alarm alarm = classify(settings, AlarmText.named("x").tags("severity=info|Urgency=critical"));

    assertThat(alarm.severity().name()).isEqualTo("CRITICAL");
  }

  @Test
  void aNameWithControlCharactersCannotBreakTheLineOfTheWhy() {
    Alarm alarm = classify(Map.of(), AlarmText.named("a\nserver-type=fake\u2028b\u0007"));

    assertThat(alarm.name()).contains("\n");
    assertThat(alarm.resource()).isEqualTo("a server-type=fake b");
    assertThat(why(alarm)).doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void aHugeDescriptionIsReadInNoTime() {
    long before = System.nanoTime();

    classify(Map.of(), AlarmText.named("x").description("severity =".repeat(100_000)));
    classify(Map.of(), AlarmText.named("x").description("a".repeat(1_000_000)));
    classify(Map.of(), AlarmText.named("x").description("{\"a\":".repeat(200_000)));

    assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bongsu.classify.rules[0].name-pattern  | a(b     | is no regular expression
          bongsu.classify.rules[0].severity      | boiling | is no severity; use INFO
          bongsu.classify.rules[0].server-type   | a/b     | is not 1 to 20 letters
          bongsu.classify.rules[0].state         | FIRE    | is not ALARM, OK or
          bongsu.classify.rules[0].team          | nobody  | names the team 'nobody'
          bongsu.classify.default-severity       | boiling | is no severity
          bongsu.classify.default-server-type    | a/b     | is not 1 to 20 letters
          bongsu.teams.api                       | nobody  | names the team 'nobody'
          """)
  void aSettingThatCannotBeUsedStopsTheStartAndIsNamed(String key, String value, String problem) {
    Map<String, Object> settings =
        key.contains("rules")
            ? Map.of(
                key.endsWith("name-pattern") ? "x" : "bongsu.classify.rules[0].name-pattern",
                "a",
                key.endsWith("severity") ? "y" : "bongsu.classify.rules[0].severity",
                "info",
                key,
                value)
            : Map.of(key, value);

    assertThatThrownBy(() -> Configured.classifier(settings))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith(key + " " + problem)
        .extracting(e -> ((SettingException) e).key())
        .isEqualTo(key);
  }

  @Test
  void aRuleWithoutAConditionOrAnAnswerStopsTheStart() {
    assertThatThrownBy(
            () -> Configured.classifier(Map.of("bongsu.classify.rules[0].severity", "info")))
        .hasMessageStartingWith("bongsu.classify.rules[0] has no condition");
    assertThatThrownBy(() -> Configured.classifier(Map.of("bongsu.classify.rules[0].state", "OK")))
        .hasMessageStartingWith("bongsu.classify.rules[0] has no answer");
  }

  private static Alarm classify(Map<String, Object> settings, AlarmText text) {
    return Configured.classifier(settings).classify(text.alarm());
  }

  private static String why(Alarm alarm) {
    return Objects.requireNonNull(alarm.classification()).why();
  }
}
