package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.Program;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.SetClock;
import io.bongsu.support.Waiting;
import io.bongsu.support.sens.Account;
import io.bongsu.support.sens.FakeSens;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the phones get while somebody sets the machine's clock: the same, at the same time. */
@Timeout(60)
class WallClockTest {

  private static final Duration IN_TIME = Duration.ofSeconds(8);

  private static final SetClock WALL = new SetClock();

  private static EmbeddedQueue queue;
  private static FakeSens sens;
  private static Program program;

  @BeforeAll
  static void start() {
    queue = EmbeddedQueue.start();
    sens = FakeSens.start(0, Account.example(), WALL);
    InstantSource monotonic = Clock.systemUTC();
    program =
        Program.start(
            settings(),
            Map.of("clock", WALL, "monotonicClock", (InstantSource) monotonic::instant));
  }

  private static Map<String, String> settings() {
    Map<String, String> all = new HashMap<>(sens.settings());
    all.put("bongsu.aws.endpoint", queue.endpoint().toString());
    all.put("bongsu.burst.urgent.first-wait", "1s");
    return all;
  }

  @AfterAll
  static void stop() {
    program.close();
    sens.close();
    queue.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT1H", "-PT10M", "-PT4M", "PT10M", "PT1H"})
  void anOpenBurstIsSentInTime(Duration step) {
    String server = "api" + step.toString().toLowerCase().replace("-", "b");
    queue.put("bongsu-alarms", SampleAlarms.cpu(server, "critical", "ALARM", WALL.instant()));
    queue.await("bongsu-alarms", 1);
    WALL.advance(step);

    Waiting.until(IN_TIME, "the text", () -> !about(server).isEmpty());
    queue.awaitEmpty("bongsu-alarms");
    assertThat(about(server)).hasSize(1);
  }

  private static List<String> about(String server) {
    return sens.texts(Phones.ON_CALL).stream().filter(text -> text.contains(server)).toList();
  }
}
