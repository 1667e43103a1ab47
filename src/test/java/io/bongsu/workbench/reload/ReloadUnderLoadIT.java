package io.bongsu.workbench.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.sens.Delivery;
import io.bongsu.support.sens.FakeSens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alarms, each sent by itself so that each can be counted, while routes of every stage are replaced
 * again and again. How many alarms and how often: {@code -Dbongsu.reload.alarms=10000
 * -Dbongsu.reload.times=50}, which takes minutes.
 */
class ReloadUnderLoadIT {

  private static final Logger LOG = LoggerFactory.getLogger(ReloadUnderLoadIT.class);

  private static final int ALARMS = Integer.getInteger("bongsu.reload.alarms", 1000);
  private static final int REPLACEMENTS = Integer.getInteger("bongsu.reload.times", 8);
  private static final String QUEUE = "bongsu-alarms";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** A sentence of each file's descriptions, so that other routes are replaced each time. */
  private static final List<String> FILES =
      List.of("route", "burst", "classify", "deliver", "status", "flap", "ingest", "error");

  @Test
  void nothingIsLostOrDoubled(@TempDir Path directory) throws IOException {
    OwnRoutes routes = OwnRoutes.in(directory);
    Map<String, String> settings = new HashMap<>(routes.settings());
    settings.put("bongsu.burst.urgent.first-wait", "0s");
    settings.put("bongsu.burst.urgent.window", "0s");
    settings.put("bongsu.burst.urgent.max-window", "0s");
    settings.put("bongsu.burst.urgent.max-size", "1");
    settings.put("bongsu.queue.visibility-timeout-seconds", "5");
    try (EmbeddedQueue queue = EmbeddedQueue.start();
        FakeSens sens = FakeSens.start();
        Program program = Program.start(queue, sens, settings)) {
      Instant start = Instant.now();
      Thread sender = new Thread(() -> queue.putAll(QUEUE, alarms()));
      sender.start();
      for (int i = 0; i < REPLACEMENTS; i++) {
        replace(routes, program, i);
      }
      long during = sens.accepted().size();
      Instant replaced = Instant.now();
      awaitAll(sens, queue);
      LOG.info(
          "{} texts, {} of them while routes were replaced {} times in {} s; all told after {} s; reloads {}",
          sens.accepted().size(),
          during,
          REPLACEMENTS,
          Duration.between(start, replaced).toSeconds(),
          Duration.between(start, Instant.now()).toSeconds(),
          reloads(program));

      assertThat(servers(sens))
          .hasSize(ALARMS)
          .allSatisfy((server, texts) -> assertThat(texts).as(server).isOne());
      assertThat(sens.faults()).isEmpty();
    }
  }

  private static List<String> alarms() {
    Instant now = Instant.now();
    return IntStream.range(0, ALARMS)
        .mapToObj(i -> SampleAlarms.cpu("api-%05d".formatted(i), "critical", "ALARM", now))
        .toList();
  }

  /** One file gets other descriptions; the next one follows when its routes run. */
  private static void replace(OwnRoutes routes, Program program, int round) {
    String file = FILES.get(round % FILES.size()) + ".camel.yaml";
    double before = replaced(program);
    routes.edit(
        file,
        text ->
            text.replaceAll("In: (round \\d+, )?", "In: round " + round + ", ")
                .replaceAll(
                    "(- routeConfiguration:\\n    description: >-\\n)( +round \\d+\\n)?",
                    "$1      round " + round + "\n"));
    long end = System.nanoTime() + LIMIT.toNanos();
    while (replaced(program) == before) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "round " + round + ": " + program.context().getBean(ReloadState.class).health());
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static double replaced(Program program) {
    var counter =
        program
            .context()
            .getBean(MeterRegistry.class)
            .find("bongsu.routes.reloads")
            .tags("result", "replaced")
            .counter();
    return counter == null ? 0 : counter.count();
  }

  private static Map<String, Double> reloads(Program program) {
    return program
        .context()
        .getBean(MeterRegistry.class)
        .find("bongsu.routes.reloads")
        .counters()
        .stream()
        .collect(
            Collectors.toMap(
                counter -> String.valueOf(counter.getId().getTag("result")),
                counter -> counter.count()));
  }

  private static void awaitAll(FakeSens sens, EmbeddedQueue queue) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (sens.accepted().size() < ALARMS || queue.size(QUEUE) > 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            sens.accepted().size() + " texts, " + queue.size(QUEUE) + " on the queue");
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /** Server to the texts that name it. */
  private static Map<String, Long> servers(FakeSens sens) {
    List<String> names = new ArrayList<>();
    for (Delivery delivery : sens.accepted()) {
      names.add(delivery.content().replaceFirst("^\\S+ (api-\\d{5}) .*", "$1"));
    }
    return names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
  }
}
