package io.bongsu.burst;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Flapping;
import io.bongsu.alarm.Flapping.Phase;
import io.bongsu.alarm.Severity;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.SetClock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettlementTest {

  /** What a test says that people know. */
  private static final class Told implements History {

    private final Set<String> told = new HashSet<>();
    private final Set<String> untold = new HashSet<>();

    @Override
    public Set<String> told(Collection<Alarm> alarms) {
      return keys(alarms, told);
    }

    @Override
    public Set<String> unneeded(Collection<Alarm> recoveries) {
      return keys(recoveries, untold);
    }

    private static Set<String> keys(Collection<Alarm> alarms, Set<String> known) {
      return alarms.stream().map(Alarm::key).filter(known::contains).collect(Collectors.toSet());
    }
  }

  private final Told history = new Told();
  private final Settlement settlement = new Settlement(history);

  @Test
  void aWarningAndItsRecoveryCancelOut() {
    Alarm warning = warning("api-1", AlarmState.ALARM, 0);
    Alarm recovery = warning("api-1", AlarmState.OK, 30);

    Settled settled = settle(warning, recovery);

    assertThat(settled.transients()).containsExactly(warning, recovery);
    assertThat(settled.told()).isNull();
  }

  @Test
  void aCriticalAlarmAndItsRecoveryAreBothTold() {
    Alarm alarm = critical("api-1", AlarmState.ALARM, 0);
    Alarm recovery = critical("api-1", AlarmState.OK, 30);

    Settled settled = settle(alarm, recovery);

    assertThat(settled.transients()).isEmpty();
    assertThat(told(settled)).containsExactly(alarm, recovery);
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    Alarm warning = warning("api-1", AlarmState.ALARM, 0);
    Alarm recovery = warning("api-1", AlarmState.OK, 30);

    assertThat(settle(recovery, warning).told()).isNull();
  }

  @Test
  void aWarningThatCameBackIsToldWithoutWhatWentBefore() {
    Alarm first = warning("api-1", AlarmState.ALARM, 0);
    Alarm recovery = warning("api-1", AlarmState.OK, 30);
    Alarm again = warning("api-1", AlarmState.ALARM, 60);

    Settled settled = settle(first, recovery, again);

    assertThat(settled.transients()).containsExactly(first, recovery);
    assertThat(told(settled)).containsExactly(again);
  }

  @Test
  void whatSomebodyWasToldOfDoesNotCancelOut() {
    Alarm warning = warning("api-1", AlarmState.ALARM, 0);
    Alarm recovery = warning("api-1", AlarmState.OK, 30);
    history.told.add(warning.key());

    Settled settled = settle(warning, recovery);

    assertThat(settled.transients()).isEmpty();
    assertThat(told(settled)).containsExactly(warning, recovery);
  }

  @Test
  void theRecoveryOfWhatNobodyKnowsIsNotTold() {
    Alarm recovery = warning("api-1", AlarmState.OK, 0);
    history.untold.add(recovery.key());

    Settled settled = settle(recovery, critical("api-2", AlarmState.ALARM, 1));

    assertThat(settled.unneeded()).containsExactly(recovery);
    assertThat(told(settled)).extracting(Alarm::resource).containsExactly("api-2");
  }

  @Test
  void whatHappensToOneAlarmDoesNotCancelAnother() {
    Alarm one = warning("api-1", AlarmState.ALARM, 0);
    Alarm other = warning("api-2", AlarmState.OK, 30);

    assertThat(told(settle(one, other))).containsExactly(one, other);
  }

  @Test
  void aMessageAboutFlappingStandsForItself() {
    Alarm flapping = warning("api-1", AlarmState.ALARM, 0).with(new Flapping(Phase.BEGUN, 3));
    Alarm recovery = warning("api-1", AlarmState.OK, 30);

    assertThat(told(settle(flapping, recovery))).containsExactly(flapping, recovery);
  }

  private Settled settle(Alarm... alarms) {
    return settlement.settle(new Burst("digest", List.of(alarms)));
  }

  private static List<Alarm> told(Settled settled) {
    Burst told = settled.told();
    return told == null ? List.of() : told.alarms();
  }

  private static Alarm warning(String resource, AlarmState state, int second) {
    return alarm(resource, Severity.WARNING, state, second);
  }

  private static Alarm critical(String resource, AlarmState state, int second) {
    return alarm(resource, Severity.CRITICAL, state, second);
  }

  private static Alarm alarm(String resource, Severity severity, AlarmState state, int second) {
    AlarmState from = state == AlarmState.OK ? AlarmState.ALARM : AlarmState.OK;
    return ClassifiedAlarms.changed(
        ClassifiedAlarms.of(resource, "api", severity, state, "default"),
        from,
        state,
        SetClock.NOW.plus(Duration.ofSeconds(second)));
  }
}
