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

class BurstReducerTest {

  /** What a test says was sent before. */
  private static final class KnownHistory implements NotificationHistory {

    private final Set<String> sent = new HashSet<>();
    private final Set<String> unsent = new HashSet<>();

    @Override
    public Set<String> notified(Collection<Alarm> alarms) {
      return keys(alarms, sent);
    }

    @Override
    public Set<String> unneeded(Collection<Alarm> recoveries) {
      return keys(recoveries, unsent);
    }

    private static Set<String> keys(Collection<Alarm> alarms, Set<String> known) {
      return alarms.stream().map(Alarm::key).filter(known::contains).collect(Collectors.toSet());
    }
  }

  private final KnownHistory history = new KnownHistory();
  private final BurstReducer reducer = new BurstReducer(history);

  @Test
  void aWarningAndItsRecoveryCancelOut() {
    Alarm warning = warning("api-1", AlarmState.ALARM, 0);
    Alarm recovery = warning("api-1", AlarmState.OK, 30);

    ReducedBurst reduced = reduce(warning, recovery);

    assertThat(reduced.transients()).containsExactly(warning, recovery);
    assertThat(reduced.remaining()).isNull();
  }

  @Test
  void aCriticalAlarmAndItsRecoveryAreBothTold() {
    Alarm alarm = critical("api-1", AlarmState.ALARM, 0);
    Alarm recovery = critical("api-1", AlarmState.OK, 30);

    ReducedBurst reduced = reduce(alarm, recovery);

    assertThat(reduced.transients()).isEmpty();
    assertThat(remaining(reduced)).containsExactly(alarm, recovery);
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    Alarm warning = warning("api-1", AlarmState.ALARM, 0);
    Alarm recovery = warning("api-1", AlarmState.OK, 30);

    assertThat(reduce(recovery, warning).remaining()).isNull();
  }

  @Test
  void aWarningThatCameBackIsToldWithoutWhatWentBefore() {
    Alarm first = warning("api-1", AlarmState.ALARM, 0);
    Alarm recovery = warning("api-1", AlarmState.OK, 30);
    Alarm again = warning("api-1", AlarmState.ALARM, 60);

    ReducedBurst reduced = reduce(first, recovery, again);

    assertThat(reduced.transients()).containsExactly(first, recovery);
    assertThat(remaining(reduced)).containsExactly(again);
  }

  @Test
  void whatSomebodyWasToldOfDoesNotCancelOut() {
    Alarm warning = warning("api-1", AlarmState.ALARM, 0);
    Alarm recovery = warning("api-1", AlarmState.OK, 30);
    history.sent.add(warning.key());

    ReducedBurst reduced = reduce(warning, recovery);

    assertThat(reduced.transients()).isEmpty();
    assertThat(remaining(reduced)).containsExactly(warning, recovery);
  }

  @Test
  void theRecoveryOfWhatNobodyKnowsIsNotTold() {
    Alarm recovery = warning("api-1", AlarmState.OK, 0);
    history.unsent.add(recovery.key());

    ReducedBurst reduced = reduce(recovery, critical("api-2", AlarmState.ALARM, 1));

    assertThat(reduced.unneeded()).containsExactly(recovery);
    assertThat(remaining(reduced)).extracting(Alarm::resource).containsExactly("api-2");
  }

  @Test
  void whatHappensToOneAlarmDoesNotCancelAnother() {
    Alarm one = warning("api-1", AlarmState.ALARM, 0);
    Alarm other = warning("api-2", AlarmState.OK, 30);

    assertThat(remaining(reduce(one, other))).containsExactly(one, other);
  }

  @Test
  void aMessageAboutFlappingStandsForItself() {
    Alarm flapping = warning("api-1", AlarmState.ALARM, 0).with(new Flapping(Phase.BEGUN, 3));
    Alarm recovery = warning("api-1", AlarmState.OK, 30);

    assertThat(remaining(reduce(flapping, recovery))).containsExactly(flapping, recovery);
  }

  private ReducedBurst reduce(Alarm... alarms) {
    return reducer.reduce(new Burst("digest", List.of(alarms)));
  }

  private static List<Alarm> remaining(ReducedBurst reduced) {
    Burst burst = reduced.remaining();
    return burst == null ? List.of() : burst.alarms();
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
