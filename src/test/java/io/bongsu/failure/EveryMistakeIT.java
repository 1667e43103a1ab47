package io.bongsu.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bongsu.BongsuApplication;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.Delivery;
import io.bongsu.support.sens.FakeSens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the whole program with each mistake of {@code broken-routes}, and with each wrong setting of
 * {@code mistakes/settings.csv}: either the start is refused in one sentence, with file and line
 * where a file is wrong, or the four alarms that are sent are all texted. No mistake may be silent.
 * What happened is a table in {@code target/mistakes.md}. {@code -Dmistakes=all} runs all of them,
 * {@code -Dmistakes=some} one of sixteen; a build runs none, for the time it takes.
 */
@ExtendWith(OutputCaptureExtension.class)
@EnabledIfSystemProperty(named = "mistakes", matches = "all|some")
class EveryMistakeIT {

  private static final Path FOLDER = Path.of("src/test/resources/broken-routes");

  /** Whether it is the whole table and not one of sixteen; see docs/reliability.md. */
  private static final boolean ALL = "all".equals(System.getProperty("mistakes"));

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final List<String> TABLE = new ArrayList<>();

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static int number;

  @BeforeAll
  static void start() {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    queue = EmbeddedQueue.start();
    sens = FakeSens.start();
  }

  @AfterAll
  static void stop() throws IOException {
    sens.close();
    queue.close();
    TABLE.add(0, "| mistake | start | alarms texted |\n|---|---|---|");
    Files.writeString(Path.of("target", "mistakes.md"), String.join("\n", TABLE) + "\n");
  }

  static List<Path> routes() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> all = files.filter(file -> !file.endsWith("expected.txt")).sorted().toList();
      return all.stream().filter(file -> ALL || all.indexOf(file) % 16 == 12).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aWrongRouteFileIsRefusedOrItsAlarmsAreTexted(Path mistake, CapturedOutput output) {
    boolean folder = Files.isDirectory(mistake);
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "bongsu.routes",
        "classpath:routes/*.camel.yaml,file:" + mistake + (folder ? "/*.camel.yaml" : ""));
    if (Files.exists(mistake.resolve("application.yaml"))) {
      settings.put("spring.config.additional-location", "file:" + mistake + "/");
    }

    String refusal = run(String.valueOf(mistake.getFileName()), settings, output);

    if (!refusal.isEmpty() && !refusal.contains(" is missing: set it")) {
      assertThat(refusal).containsPattern("\\S+\\.yaml:\\d+: ");
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/mistakes/settings.csv", delimiter = '|', numLinesToSkip = 1)
  void aWrongSettingIsRefusedOrTheAlarmsAreTexted(
      String mistake, String settings, @Nullable String refusal, CapturedOutput output) {
    number++;
    assumeTrue(ALL || number % 4 == 0, "one of four, unless all are wanted");
    Map<String, String> all =
        Stream.of(settings.split(" ; "))
            .map(entry -> entry.split("=", 2))
            .collect(Collectors.toMap(entry -> entry[0].strip(), entry -> entry[1]));

    assertThat(run(mistake, all, output)).startsWith(refusal == null ? "" : refusal);
  }

  /** The sentence with which the start was refused; empty if it ran and all was texted. */
  private static String run(String mistake, Map<String, String> own, CapturedOutput output) {
    sens.reset();
    String name = "mistake-" + UUID.randomUUID();
    try (ConfigurableApplicationContext program = program(settings(name, own))) {
      int texted = texted(name);
      String marked = sens.accepted().stream().anyMatch(EveryMistakeIT::isMarked) ? ", 경로오류" : "";
      TABLE.add("| %s | started | %d of 4%s |".formatted(mistake, texted, marked));
      assertThat(texted).as("%s: alarms texted by a program that started", mistake).isEqualTo(4);
      return "";
    } catch (RuntimeException refused) {
      List<String> complaints = complaints(output);
      TABLE.add("| %s | refused: %s | – |".formatted(mistake, String.join("; ", complaints)));
      assertThat(complaints).as(output.getOut()).isNotEmpty();
      assertThat(output.getOut()).doesNotContain("\tat ").doesNotContain(Phones.ON_CALL);
      return complaints.get(0);
    }
  }

  private static boolean isMarked(Delivery text) {
    return text.content().contains("(경로오류)");
  }

  private static int texted(String name) {
    List<String> servers = List.of("api-901", "db-902", "db-903", "ai-904");
    List<String> severities = List.of("critical", "critical", "warning", "warning");
    for (int i = 0; i < servers.size(); i++) {
      queue.put(name, SampleAlarms.cpu(servers.get(i), severities.get(i), "ALARM", Instant.now()));
    }
    try {
      Awaitility.await().atMost(PATIENCE).until(() -> named(servers) == servers.size());
    } catch (ConditionTimeoutException tooFew) {
      // The table and the assertion say how many were texted.
      return named(servers);
    }
    return servers.size();
  }

  /** A message that names several of a type has their numbers only. */
  private static int named(List<String> servers) {
    String all = sens.accepted().stream().map(Delivery::content).collect(Collectors.joining("\n"));
    return (int)
        servers.stream().filter(server -> all.contains(server.replaceAll("\\D+", ""))).count();
  }

  private static ConfigurableApplicationContext program(Map<String, String> settings) {
    return new SpringApplicationBuilder(BongsuApplication.class)
        .properties("spring.jmx.enabled=false")
        .run(
            settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
  }

  private static Map<String, String> settings(String name, Map<String, String> own) {
    Map<String, String> settings = new HashMap<>(sens.settings());
    settings.put("server.port", "0");
    settings.put("spring.datasource.url", "jdbc:h2:mem:" + name);
    settings.put("bongsu.aws.endpoint", queue.endpoint().toString());
    settings.put("bongsu.queue.name", name);
    settings.put("bongsu.queue.dead-letter-name", name + "-dead");
    settings.put("bongsu.queue.create", "true");
    settings.put("bongsu.queue.wait-seconds", "1");
    settings.put("bongsu.queue.visibility-timeout-seconds", "2");
    settings.put("bongsu.recipients.default", Phones.ON_CALL);
    settings.put("bongsu.burst.urgent.first-wait", "200ms");
    settings.put("bongsu.burst.urgent.window", "400ms");
    settings.put("bongsu.burst.digest.first-wait", "200ms");
    settings.put("bongsu.burst.digest.window", "400ms");
    settings.putAll(own);
    return settings;
  }

  private static List<String> complaints(CapturedOutput output) {
    return output
        .getOut()
        .lines()
        .filter(line -> line.matches("\\S+Z +ERROR .*"))
        .map(line -> line.replaceFirst("^\\S+Z .*?] \\S+ +: ", ""))
        .toList();
  }
}
