package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** compose.yaml, and the files that it carries inside. */
class ComposeTest {

  private final JsonObject compose = read();

  @Test
  void everyConfigIsThereAndUsed() {
    Set<String> used = new TreeSet<>();
    compose
        .getAsJsonObject("services")
        .asMap()
        .values()
        .forEach(
            service -> {
              if (service.getAsJsonObject().has("configs")) {
                service
                    .getAsJsonObject()
                    .getAsJsonArray("configs")
                    .forEach(
                        config -> used.add(config.getAsJsonObject().get("source").getAsString()));
              }
            });
    assertThat(used).isEqualTo(compose.getAsJsonObject("configs").keySet());
  }

  @Test
  void nothingIsReachedFromOtherMachines() {
    compose
        .getAsJsonObject("services")
        .asMap()
        .forEach(
            (name, service) -> {
              if (service.getAsJsonObject().has("ports")) {
                service
                    .getAsJsonObject()
                    .getAsJsonArray("ports")
                    .forEach(port -> assertThat(port.getAsString()).startsWith("127.0.0.1:"));
              }
            });
  }

  @Test
  void sensTakesAMessage() {
    JsonObject mapping =
        JsonParser.parseString(content("sens"))
            .getAsJsonObject()
            .getAsJsonArray("mappings")
            .get(0)
            .getAsJsonObject();
    String path = mapping.getAsJsonObject("request").get("urlPathPattern").getAsString();
    assertThat("/sms/v2/services/ncp:sms:kr:000000000000:local/messages").matches(path);
    assertThat(mapping.getAsJsonObject("response").get("status").getAsInt()).isEqualTo(202);
  }

  @Test
  void theQueuesAreThoseOfTheProgram() {
    String config = content("queue").replace("include classpath(\"application.conf\")", "");
    assertThat(ConfigFactory.parseString(config).getConfig("queues").root().keySet())
        .containsExactlyInAnyOrder("bongsu-alarms", "bongsu-alarms-dead");
  }

  @Test
  void theDashboardAsksForMetricsThatExist() throws IOException {
    assertThat(JsonParser.parseString(content("dashboard")).isJsonObject()).isTrue();
    assertThat(metrics(content("dashboard"))).isNotEmpty().allSatisfy(ComposeTest::assertKnown);
  }

  @Test
  void theAlertsAskForMetricsThatExist() throws IOException {
    Path rules = Path.of("k8s/components/pod-monitor/prometheus-rule.yaml");
    assertThat(metrics(Files.readString(rules))).isNotEmpty().allSatisfy(ComposeTest::assertKnown);
  }

  /** Every metric has its row on this page. */
  private static void assertKnown(String metric) throws IOException {
    String name = metric.replaceAll("_(total|seconds_sum|seconds_count)$", "").replace('_', '.');
    assertThat(Files.readString(Path.of("docs/reference/metrics.md")))
        .as(metric)
        .contains("| `" + name + "`");
  }

  private static Set<String> metrics(String text) {
    return Pattern.compile("\\bbongsu_\\w+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String content(String config) {
    return compose.getAsJsonObject("configs").getAsJsonObject(config).get("content").getAsString();
  }

  private static JsonObject read() {
    try {
      LoaderOptions strict = new LoaderOptions();
      strict.setAllowDuplicateKeys(false);
      Object read =
          new Yaml(new SafeConstructor(strict)).load(Files.readString(Path.of("compose.yaml")));
      return new Gson().toJsonTree(read).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
