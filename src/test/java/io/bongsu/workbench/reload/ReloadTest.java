package io.bongsu.workbench.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Route files are edited while the program runs. */
@ExtendWith(OutputCaptureExtension.class)
class ReloadTest {

  private static final String QUEUE = "bongsu-alarms";

  private final EmbeddedQueue queue = EmbeddedQueue.start();
  private final FakeSens sens = FakeSens.start();
  private final OwnRoutes routes;
  private final Program program;

  ReloadTest(@TempDir Path directory) throws IOException {
    routes = OwnRoutes.in(directory);
    Map<String, String> settings = new HashMap<>(routes.settings());
    settings.put("bongsu.burst.urgent.first-wait", "4s");
    settings.put("bongsu.burst.digest.first-wait", "200ms");
    settings.put("bongsu.reload.patience", "300ms");
    program = Program.start(queue, sens, settings);
  }

  @BeforeEach
  void nothingIsReplacedYet() {
    assertThat(reloads("replaced")).isZero();
  }

  @AfterEach
  void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @Test
  void anotherLaneForCriticalAlarmsCountsAtOnce() {
    routes.edit("route.camel.yaml", ReloadTest::criticalToDigest);
    replaced(1);

    queue.put(QUEUE, critical("cache-1"));

    sens.phone(Phones.ON_CALL).receivedContaining("cache-1");
    assertThat(count("bongsu.routed", "lane", "digest")).isEqualTo(1);
  }

  @Test
  void onlyWhatDiffersIsReplaced() {
    Map<String, Route> before = running();

    routes.edit("route.camel.yaml", ReloadTest::criticalToDigest);
    replaced(1);

    Map<String, Route> after = running();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach(
        (id, route) -> {
          if (id.equals("route-alarm")) {
            assertThat(route).isNotSameAs(before.get(id));
          } else {
            assertThat(route).as(id).isSameAs(before.get(id));
          }
        });
  }

  @Test
  void aBrokenFileChangesNothingAndIsToldUntilItIsMended(CapturedOutput output) {
    routes.edit(
        "route.camel.yaml", text -> text.replace("direct:burst-digest", "direct:burst-digst"));
    await("refused", () -> reloads("refused") == 1);

    queue.put(QUEUE, SampleAlarms.cpu("cache-1", "warning", "ALARM", Instant.now()));

    sens.phone(Phones.ON_CALL).receivedContaining("cache-1");
    assertThat(health()).contains("older than the files", "route.camel.yaml:65", "burst-digst");
    assertThat(output.getOut())
        .containsOnlyOnce("routes not replaced, the old ones go on: ")
        .contains("route.camel.yaml:65: to route-alarm-to-digest: no route begins with");

    routes.edit(
        "route.camel.yaml", text -> text.replace("direct:burst-digst", "direct:burst-digest"));
    await("mended", () -> health().contains("as in the files"));
  }

  @Test
  void anExpressionThatCamelCannotReadIsRefused() {
    routes.edit(
        "route.camel.yaml",
        text -> text.replace("${body.severity} == 'CRITICAL'", "${bdy.severity} == 'CRITICAL'"));

    await("refused", () -> reloads("refused") == 1);
    assertThat(health()).contains("route.camel.yaml:40", "simple has no function 'bdy'");
    assertThat(running()).containsKey("route-alarm");
  }

  @Test
  void theRoutesOfANewFileComeAndThoseOfADeletedFileGo() throws IOException {
    routes.write(
        "extra.camel.yaml",
        """
        - route:
            id: extra-tick
            description: "In: a tick. Out: a count."
            from:
              uri: timer:extra
              parameters:
                period: 10
              steps:
                - to:
                    id: extra-tick-count
                    uri: micrometer:counter:bongsu.routed
                    parameters:
                      tags.lane: extra
        """);
    replaced(1);
    await("ticks", () -> count("bongsu.routed", "lane", "extra") > 0);

    Files.delete(routes.path("extra.camel.yaml"));
    replaced(2);

    assertThat(running()).doesNotContainKey("extra-tick");
  }

  @Test
  void aNewVersionOfAConfigMapIsNoticed() throws IOException {
    routes.becomeConfigMap();
    routes.update("route.camel.yaml", ReloadTest::criticalToDigest);

    replaced(1);
    queue.put(QUEUE, critical("cache-1"));

    sens.phone(Phones.ON_CALL).receivedContaining("cache-1");
    assertThat(count("bongsu.routed", "lane", "digest")).isEqualTo(1);
  }

  @Test
  void anOpenBurstOutlivesTheLaneThatGathersIt() {
    Instant start = Instant.now();
    queue.put(QUEUE, critical("cache-1"));
    await("gathered", () -> count("bongsu.routed", "lane", "urgent") == 1);

    routes.edit(
        "burst.camel.yaml",
        text -> text.replace("A burst", "Every burst").replace("Out: a burst", "Out: bursts"));
    replaced(1);
    sens.nothingElseArrived();
    queue.put(QUEUE, critical("cache-2"));

    String text = sens.phone(Phones.ON_CALL).receivedContaining("2대").shown();
    assertThat(text).contains("cache");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
    queue.awaitEmpty(QUEUE);
    assertThat(sens.accepted()).hasSize(1);
  }

  @Test
  void aLaneThatGoesTellsWhatItHasGathered() {
    queue.put(QUEUE, critical("cache-1"));
    await("gathered", () -> count("bongsu.routed", "lane", "urgent") == 1);

    routes.edit(
        "route.camel.yaml", text -> text.replace("direct:burst-urgent", "direct:burst-digest"));
    routes.edit(
        "burst.camel.yaml",
        text ->
            text.replaceFirst(
                "(?s)- templatedRoute:\\n    routeTemplateRef: burst-lane\\n    routeId: burst-urgent.*?value: urgent\\n",
                ""));

    await("gone", () -> !running().containsKey("burst-urgent"));
    sens.phone(Phones.ON_CALL).receivedContaining("cache-1");
    queue.awaitEmpty(QUEUE);
  }

  @Test
  void aRouteThatWaitsForSensIsReplacedWhenSensHasAnswered() {
    sens.always(Mishap.status(503));
    queue.put(QUEUE, critical("cache-1"));
    sens.awaitAttempts(1, Duration.ofSeconds(10));

    routes.edit("deliver.camel.yaml", text -> text.replace("In: the messages", "In: messages"));
    await("put off", () -> health().contains("is busy, for example with a message"));
    assertThat(reloads("replaced")).isZero();
    sens.calm();

    sens.phone(Phones.ON_CALL).receivedContaining("cache-1");
    await("replaced", () -> reloads("replaced") == 1);
    queue.awaitEmpty(QUEUE);
    sens.nothingElseArrived();
  }

  @Test
  void theErrorPolicyAndAllRoutesCanBeReplaced() {
    for (int i = 1; i <= 3; i++) {
      String other = "A message that cannot be read, round " + i;
      routes.edit(
          "error.camel.yaml",
          text -> text.replaceFirst("A message that cannot be read[^.]*", other));
      replaced(i);
    }

    queue.put(QUEUE, "no alarm at all");
    queue.await("bongsu-alarms-dead", 1);
    queue.put(QUEUE, critical("cache-1"));

    sens.phone(Phones.ON_CALL).receivedContaining("cache-1");
    assertThat(running().keySet()).filteredOn(id -> id.startsWith("sens-sms-sink")).hasSize(1);
  }

  private static String criticalToDigest(String text) {
    return text.replace("direct:burst-urgent", "direct:burst-digest");
  }

  private static String critical(String resource) {
    return SampleAlarms.cpu(resource, "critical", "ALARM", Instant.now());
  }

  private Map<String, Route> running() {
    Map<String, Route> running = new HashMap<>();
    List.copyOf(program.context().getBean(CamelContext.class).getRoutes())
        .forEach(route -> running.put(route.getRouteId(), route));
    return running;
  }

  private String health() {
    return program.context().getBean(ReloadState.class).health().toString();
  }

  private void replaced(int times) {
    await("replaced " + times + " times", () -> reloads("replaced") == times);
  }

  private double reloads(String result) {
    return count("bongsu.routes.reloads", "result", result);
  }

  private double count(String counter, String... tags) {
    return program
        .context()
        .getBean(MeterRegistry.class)
        .find(counter)
        .tags(tags)
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not " + what + " after 20 s; health says " + health());
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
