package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.ledger.SilenceTable;
import io.bongsu.ledger.WaitingTable;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Databases;
import io.bongsu.support.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Silences that somebody begins and ends in the console. It is 14:02 in Seoul, 06:02 in Berlin. */
class HandmadeSilencesTest {

  private static final Recipient KIM = new Recipient("01000000001", "kim", Language.KO);
  private static final Alarm WARNING = alarm(Severity.WARNING, AlarmState.ALARM);
  private static final Alarm CRITICAL = alarm(Severity.CRITICAL, AlarmState.ALARM);
  private static final Alarm RECOVERY = alarm(Severity.WARNING, AlarmState.OK);

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final SetClock clock = new SetClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SilenceTable table = new SilenceTable(JdbcClient.create(Databases.h2()));
  private final LedgerGuard guard = new LedgerGuard(registry);
  private final WaitingAlarms waiting =
      new WaitingAlarms(
          new WaitingTable(JdbcClient.create(Databases.h2())),
          guard,
          new RecipientHash("a secret"));
  private final QuietTimes quiet =
      new QuietTimes(Map.of(), new People(Map.of()), waiting, registry, clock, BERLIN);
  private final HandmadeSilences handmade =
      new HandmadeSilences(
          table, waiting, quiet, new Recipients(Map.of("default", List.of())), guard, clock);
  private final Silences silences =
      new Silences(List.of(), handmade, waiting, quiet, registry, clock, BERLIN);

  @Test
  void itHoldsFromItsFirstMomentUntilItsEnd() {
    assertThat(silences.holds(WARNING)).isFalse();
    handmade.begin("web-*", null, Duration.ofMinutes(30), "");
    assertThat(silences.holds(WARNING)).isTrue();

    clock.advance(Duration.ofMinutes(30).minusMillis(1));
    assertThat(silences.holds(WARNING)).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(silences.holds(WARNING)).isFalse();
  }

  @Test
  void whoeverEndsItGetsAlarmsAtOnce() {
    String id = handmade.begin("web-*", null, Duration.ofMinutes(30), "");
    assertThat(silences.holds(WARNING)).isTrue();

    assertThat(handmade.end(id)).isTrue();
    assertThat(silences.holds(WARNING)).isFalse();
    assertThat(handmade.end(id)).as("a second time").isFalse();
  }

  @Test
  void whatAnotherProcessBeginsHoldsWithinFiveSeconds() {
    assertThat(silences.holds(WARNING)).isFalse();
    table.begin("web-*", null, clock.instant(), clock.instant().plusSeconds(600), "");

    clock.advance(Duration.ofSeconds(5));
    assertThat(silences.holds(WARNING)).isTrue();
  }

  @Test
  void itSparesCriticalAlarmsUnlessItNamesThemAndRecoveriesAlways() {
    handmade.begin("web-*", null, Duration.ofMinutes(30), "");
    assertThat(silences.holds(CRITICAL)).isFalse();
    assertThat(silences.holds(RECOVERY)).isFalse();

    handmade.begin("web-*", Severity.CRITICAL, Duration.ofMinutes(30), "");
    assertThat(silences.holds(CRITICAL)).isTrue();
  }

  @Test
  void theReasonSaysItsEndInTheZoneOfTheTexts() {
    handmade.begin("web-*", null, Duration.ofMinutes(30), "move");
    List<Alarm> alarms = List.of(WARNING, RECOVERY);
    NotificationPlan plan =
        new NotificationPlan(
            new Burst("digest", alarms), List.of(new Share(KIM, alarms, "a test")), List.of());

    NotificationPlan after = silences.apply(plan);

    assertThat(after.shares()).flatExtracting(Share::alarms).containsExactly(RECOVERY);
    assertThat(after.withheld())
        .containsExactly(
            new Withheld(
                "silenced",
                "a silence made by hand until 2026-11-22 06:32 (move)",
                List.of(KIM),
                List.of(WARNING)));
  }

  private static Alarm alarm(Severity severity, AlarmState state) {
    return ClassifiedAlarms.of("web-1", "web", severity, state, "default");
  }
}
