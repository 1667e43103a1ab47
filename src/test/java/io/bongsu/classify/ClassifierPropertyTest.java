package io.bongsu.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Classification;
import io.bongsu.alarm.Contributor;
import io.bongsu.alarm.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an alarm says: it gets answers that routes, ledger and log can live with. */
class ClassifierPropertyTest {

  private final Classifier classifier = Configured.classifier(Map.of("bongsu.teams.ai", "ml"));

  @Property
  void everyAlarmGetsUsableAnswers(
      @ForAll("words") String name,
      @ForAll("words") String description,
      @ForAll("pairs") Map<String, String> tags,
      @ForAll("pairs") Map<String, String> dimensions) {
    Metric metric = new Metric(name, description, dimensions, null, null, null, null, null);
    Alarm alarm = alarm(name, description, metric, tags);

    Classification answers = Objects.requireNonNull(classifier.classify(alarm).classification());

    assertThat(answers.serverType()).matches("[a-z0-9-]{1,20}");
    assertThat(answers.team()).isIn("default", "api", "ml", "dba");
    assertThat(answers.resource()).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
    assertThat(answers.why()).startsWith("server-type=").doesNotContainPattern("\\p{Cntrl}");
  }

  private static Alarm alarm(
      String name, String description, Metric metric, Map<String, String> tags) {
    return new Alarm(
        name,
        null,
        null,
        null,
        new Contributor("c", tags),
        AlarmState.ALARM,
        null,
        Instant.EPOCH,
        null,
        description,
        metric,
        List.of(),
        tags,
        null);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.of(
            "",
            " ",
            "prod-ai-critical",
            "severity=",
            "severity=critical team=x",
            "{\"team\":[]}",
            "{\"team\":\"ml\"}",
            "[\n",
            "app/shop/50dc",
            "server_type: 'a b'",
            "a=b=c",
            "$1 \\"));
  }

  @Provide
  Arbitrary<Map<String, String>> pairs() {
    Arbitrary<String> keys =
        Arbitraries.oneOf(
            words(),
            Arbitraries.of("severity", "Server_Type", "TEAM", "Name", "resource", "InstanceId"));
    return Arbitraries.maps(keys, words()).ofMaxSize(4);
  }
}
