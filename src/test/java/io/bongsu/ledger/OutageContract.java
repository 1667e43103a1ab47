package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.deliver.OutageHistory;
import io.bongsu.deliver.SiblingHistory;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long something was wrong, and whether its recovery is worth a text. */
abstract class OutageContract extends LedgerContract {

  private static final Instant NOON = SetClock.NOW;
  private static final Duration TWELVE_MINUTES = Duration.ofMinutes(12);

  private final SiblingHistory siblings = new SiblingHistory(new SiblingTable(jdbc), us.guard);
  private final OutageHistory history =
      new OutageHistory(new OutageTable(jdbc), siblings, us.history, us.guard, us.commits);

  @BeforeEach
  void nothingIsKnown() {
    jdbc.sql("delete from outage").update();
  }

  @Test
  void aRecoveryKnowsHowLongWhatWasToldLasted() {
    sent(broken("api-1", NOON));

    Alarm recovery = recovered("api-1", NOON.plus(TWELVE_MINUTES));

    assertThat(history.lasted(recovery)).contains(TWELVE_MINUTES);
    assertThat(history.unneeded(List.of(recovery))).isEmpty();
    assertWell(us);
  }

  @Test
  void theRecoveryOfWhatNobodyWasToldOfIsNotNeeded() {
    history.quiet(broken("api-2", NOON));

    Alarm recovery = recovered("api-2", NOON.plus(TWELVE_MINUTES));

    assertThat(history.unneeded(List.of(recovery))).containsExactly(recovery.key());
    assertWell(us);
  }

  @Test
  void aRecoveryOfWhatIsNotKnownIsNeeded() {
    Alarm recovery = recovered("api-3", NOON);

    assertThat(history.lasted(recovery)).isEmpty();
    assertThat(history.unneeded(List.of(recovery))).isEmpty();
  }

  @Test
  void whatLosesItsDataLastsOn() {
    sent(broken("api-4", NOON));
    sent(
        changed(
            "api-4",
            AlarmState.ALARM,
            AlarmState.INSUFFICIENT_DATA,
            NOON.plus(Duration.ofMinutes(5))));

    assertThat(history.lasted(recovered("api-4", NOON.plus(TWELVE_MINUTES))))
        .contains(TWELVE_MINUTES);
    assertWell(us);
  }

  @Test
  void aSecondOutageBeginsAnew() {
    sent(broken("api-5", NOON));
    sent(recovered("api-5", NOON.plusSeconds(60)));
    sent(broken("api-5", NOON.plusSeconds(600)));

    assertThat(history.lasted(recovered("api-5", NOON.plusSeconds(630))))
        .isEqualTo(Optional.of(Duration.ofSeconds(30)));
  }

  @Test
  void anOldChangeThatComesLateDisturbsNeitherItsRowNorTheOthersOfItsBurst() {
    sent(broken("api-6", NOON.plusSeconds(60)));

    history.sending(
        List.of(
            message(
                List.of(broken("api-6", NOON), broken("api-7", NOON.plusSeconds(5))), ON_CALL)));
    us.commits.writeRest();

    assertThat(history.lasted(recovered("api-6", NOON.plusSeconds(90))))
        .contains(Duration.ofSeconds(30));
    assertThat(history.lasted(recovered("api-7", NOON.plusSeconds(65))))
        .contains(Duration.ofSeconds(60));
    assertWell(us);
  }

  @Test
  void whatWasToldStaysToldWhenItIsQuietOnce() {
    sent(broken("api-8", NOON));
    history.quiet(broken("api-8", NOON.plusSeconds(30)));

    Alarm recovery = recovered("api-8", NOON.plusSeconds(60));

    assertThat(history.unneeded(List.of(recovery))).isEmpty();
    assertThat(history.lasted(recovery)).contains(Duration.ofSeconds(60));
  }

  @Test
  void theSiblingsOfAnAlarmAreKnownAfterARestart() {
    Alarm open = renamed(broken("api-9", NOON), "api-9-warn");
    Alarm over = renamed(broken("api-9", NOON), "api-9-crit");
    sent(open);
    sent(over);
    sent(broken("api-10", NOON));
    sent(renamed(recovered("api-9", NOON.plusSeconds(60)), "api-9-crit"));

    assertThat(siblings.siblings(List.of(broken("api-9", NOON.plusSeconds(90)))))
        .extracting(Alarm::name, Alarm::state, Alarm::severity, Alarm::stateChangeTime)
        .containsExactlyInAnyOrder(
            tuple("api-9-warn", AlarmState.ALARM, Severity.CRITICAL, NOON),
            tuple("api-9-crit", AlarmState.OK, Severity.CRITICAL, NOON.plusSeconds(60)));
    assertThat(siblings.siblings(List.of(over)))
        .extracting(Alarm::name)
        .containsExactly("api-9-warn");
    assertWell(us);
  }

  private static Alarm renamed(Alarm alarm, String name) {
    return new Alarm(
        name,
        null,
        alarm.account(),
        alarm.region(),
        null,
        alarm.state(),
        alarm.previousState(),
        alarm.stateChangeTime(),
        null,
        null,
        alarm.metric(),
        List.of(),
        Map.of(),
        alarm.classification());
  }

  private void sent(Alarm alarm) {
    history.sending(List.of(message(List.of(alarm), ON_CALL)));
    us.commits.writeRest();
  }

  private static Alarm broken(String resource, Instant at) {
    return changed(resource, AlarmState.OK, AlarmState.ALARM, at);
  }

  private static Alarm recovered(String resource, Instant at) {
    return changed(resource, AlarmState.ALARM, AlarmState.OK, at);
  }

  private static Alarm changed(String resource, AlarmState from, AlarmState to, Instant at) {
    return ClassifiedAlarms.changed(ClassifiedAlarms.of(resource), from, to, at);
  }
}
