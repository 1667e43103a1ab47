package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.Phones;
import io.bongsu.support.SampleAlarms;
import io.bongsu.support.Simulation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a phone shows of alarms that end, come and go, or change to and fro; on virtual time. */
class RecoveryTest {

  private static Simulation simulation;

  @BeforeAll
  static void start() {
    simulation = Simulation.start(Map.of());
  }

  @AfterAll
  static void stop() {
    simulation.close();
  }

  @AfterEach
  void becomeQuiet() {
    simulation.runOut();
    simulation.pass(Duration.ofHours(1));
    assertThat(simulation.sens().faults()).isEmpty();
    simulation.sens().reset();
  }

  @Test
  void aRecoverySaysHowLongItLasted() {
    simulation.cpu("api-3", "critical", "ALARM");
    simulation.pass(Duration.ofMinutes(12));
    simulation.cpu("api-3", "critical", "OK");
    simulation.runOut();

    assertThat(shown())
        .hasSize(2)
        .satisfies(texts -> assertThat(texts.get(0)).startsWith("[경보] api-3 CPU 97%>80"))
        .satisfies(texts -> assertThat(texts.get(1)).startsWith("[복구] api-3 CPU 정상 (12분) #"));
  }

  @Test
  void aSecondOutageOfTheSameAlarmIsMeasuredAnew() {
    simulation.cpu("api-4", "critical", "ALARM");
    simulation.pass(Duration.ofMinutes(30));
    simulation.cpu("api-4", "critical", "OK");
    simulation.pass(Duration.ofMinutes(30));
    simulation.cpu("api-4", "critical", "ALARM");
    simulation.pass(Duration.ofMinutes(5));
    simulation.cpu("api-4", "critical", "OK");
    simulation.runOut();

    assertThat(shown().get(3)).startsWith("[복구] api-4 CPU 정상 (5분) #");
  }

  @Test
  void aWarningThatCameAndWentInOneBurstIsCountedAndNotTold() {
    double before = count("bongsu.transient");

    simulation.cpu("db-3", "warning", "ALARM");
    simulation.pass(Duration.ofSeconds(10));
    simulation.cpu("db-3", "warning", "OK");
    simulation.runOut();

    assertThat(shown()).isEmpty();
    assertThat(count("bongsu.transient") - before).isEqualTo(2);
  }

  @Test
  void anotherWarningOfTheSameBurstIsToldAlone() {
    simulation.cpu("db-4", "warning", "ALARM");
    simulation.cpu("db-5", "warning", "ALARM");
    simulation.pass(Duration.ofSeconds(10));
    simulation.cpu("db-4", "warning", "OK");
    simulation.runOut();

    assertThat(shown()).singleElement().asString().startsWith("[주의] db-5 CPU 97%>80");
  }

  @Test
  void aCriticalAlarmThatCameAndWentInOneBurstIsOneLine() {
    simulation.cpu("db-6", "critical", "ALARM");
    simulation.pass(Duration.ofSeconds(2));
    simulation.cpu("db-6", "critical", "OK");
    simulation.runOut();

    assertThat(shown()).singleElement().asString().startsWith("[해제] db-6 CPU 97%>80 (2초)");
  }

  @Test
  void aRecoveryOfWhatTheProgramNeverSawIsTold() {
    simulation.cpu("db-7", "critical", "OK");
    simulation.runOut();

    assertThat(shown()).singleElement().asString().startsWith("[복구] db-7 CPU 정상 ");
  }

  @Test
  void aRecoveryOfWhatWasQuietIsNotTold() {
    double before = count("bongsu.unneeded");

    simulation.cpu("db-8", "info", "ALARM");
    simulation.pass(Duration.ofMinutes(5));
    simulation.cpu("db-8", "warning", "OK");
    simulation.runOut();

    assertThat(shown()).isEmpty();
    assertThat(count("bongsu.unneeded") - before).isEqualTo(1);
  }

  @Test
  void anAlarmThatGetsItsFirstDataIsNoNews() {
    Instant now = simulation.now();
    simulation.arrives(
        now,
        SampleAlarms.cpu("db-9", "warning", "OK", now)
            .replace("\"OldStateValue\":\"OK\"", "\"OldStateValue\":\"INSUFFICIENT_DATA\""));
    simulation.runOut();

    assertThat(shown()).isEmpty();
  }

  @Test
  void aRecoveryIsToldWithoutItsDurationWhileTheLedgerIsBroken() {
    try (Simulation other = Simulation.start(Map.of())) {
      other.cpu("web-1", "critical", "ALARM");
      other.pass(Duration.ofMinutes(12));
      JdbcClient jdbc = other.program().context().getBean(JdbcClient.class);
      jdbc.sql("alter table outage rename to lost").update();
      other.cpu("web-1", "critical", "OK");
      other.runOut();

      assertThat(other.sens().texts(Phones.ON_CALL).get(1))
          .matches("\\[복구] web-1 CPU 정상 \\d\\d:\\d\\d #...");
    }
  }

  /** A server has a warning and a critical alarm on one metric; only one of them recovers. */
  @Test
  void afterARestartARecoveryStillKnowsTheSiblingThatIsInAlarm() {
    Map<String, String> ledger =
        Map.of("spring.datasource.url", "jdbc:h2:mem:restart;DB_CLOSE_DELAY=-1");
    try (Simulation before = Simulation.start(ledger)) {
      before.arrives(before.now(), limit("pay-1-warn", "warning", "ALARM", 60, before.now()));
      before.arrives(before.now(), limit("pay-1-crit", "critical", "ALARM", 80, before.now()));
      before.runOut();
    }
    try (Simulation after = Simulation.start(ledger)) {
      after.pass(Duration.ofMinutes(12));
      after.arrives(after.now(), limit("pay-1-crit", "critical", "OK", 80, after.now()));
      after.pass(Duration.ofMinutes(3));
      after.arrives(after.now(), limit("pay-1-warn", "warning", "OK", 60, after.now()));
      after.runOut();

      List<String> texts = after.sens().texts(Phones.ON_CALL);
      assertThat(texts.get(0)).startsWith("[완화] pay-1 CPU>80 해제, 주의>60 계속 14:12 #");
      assertThat(texts.get(1)).startsWith("[복구] pay-1 CPU 정상 (15분) #");
    }
  }

  private static String limit(
      String name, String severity, String state, double limit, Instant changed) {
    return SampleAlarms.cpu("pay-1", severity, state, changed)
        .replace("pay-1-cpu", name)
        .replace("80.0", Double.toString(limit));
  }

  @Test
  void aFlappingAlarmIsOneMessageThenSilenceThenHowItStands() {
    double before = count("bongsu.flapping");
    toAndFro("web-2", "critical", 9);
    assertThat(shown()).hasSize(3);
    assertThat(shown().get(2)).startsWith("[반복] web-2 CPU 반복 중 (경보 3회) ");

    simulation.runOut();

    assertThat(shown()).hasSize(4);
    assertThat(shown().get(3)).startsWith("[경보] web-2 CPU 97%>80 반복끝 (9회) ");
    assertThat(count("bongsu.flapping") - before).isEqualTo(7);
  }

  @Test
  void aFlappingAlarmThatChangesNoMoreIsClosedAllTheSame() {
    toAndFro("web-3", "warning", 4);
    simulation.runOut();

    assertThat(shown()).last().asString().startsWith("[복구] web-3 CPU 정상 반복끝 (4회) ");
  }

  @Test
  void afterTheClosingMessageAnAlarmIsToldLikeAnyOther() {
    toAndFro("web-4", "critical", 4);
    simulation.runOut();
    simulation.sens().reset();

    simulation.cpu("web-4", "critical", "ALARM");
    simulation.runOut();

    assertThat(shown()).singleElement().asString().startsWith("[경보] web-4 CPU 97%>80 ");
  }

  /** Changes its state every minute, first into alarm. */
  private static void toAndFro(String resource, String severity, int changes) {
    for (int i = 0; i < changes; i++) {
      simulation.cpu(resource, severity, i % 2 == 0 ? "ALARM" : "OK");
      simulation.pass(Duration.ofMinutes(1));
    }
  }

  private static List<String> shown() {
    return simulation.sens().texts(Phones.ON_CALL);
  }

  private static double count(String meter) {
    return simulation
        .program()
        .context()
        .getBean(MeterRegistry.class)
        .find(meter)
        .counters()
        .stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }
}
