package io.bongsu.flap;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Classification;
import io.bongsu.alarm.Flapping;
import io.bongsu.alarm.Flapping.Phase;
import io.bongsu.alarm.Severity;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlapDetectorTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final SetClock clock = new SetClock();
  private final FlapDetector watch = watch(3);

  @Test
  void theThirdChangeWithinTheTimeIsTheOneThatIsTold() {
    assertThat(phase(change(0))).isEqualTo(Phase.NONE);
    assertThat(phase(change(60))).isEqualTo(Phase.NONE);
    assertThat(change(599).flapping()).isEqualTo(new Flapping(Phase.BEGUN, 3));
    assertThat(change(620).flapping()).isEqualTo(new Flapping(Phase.LASTING, 4));
  }

  @Test
  void threeChangesWithinExactlyTheTimeAreTooMany() {
    change(0);
    change(60);
    assertThat(phase(change(600))).isEqualTo(Phase.BEGUN);
  }

  @Test
  void anAlarmThatStillFlapsIsNotForgottenWithThoseThatAreSilent() {
    change(0);
    change(60);
    change(90);
    clock.advance(Duration.ofMinutes(11));

    assertThat(change(660).flapping()).isEqualTo(new Flapping(Phase.LASTING, 4));
  }

  @Test
  void changesFarApartAreNotTooMany() {
    for (int change = 0; change < 6; change++) {
      assertThat(phase(change(change * 301))).isEqualTo(Phase.NONE);
    }
  }

  @Test
  void aCopyOfAChangeCountsOnce() {
    change(0);
    change(60);
    assertThat(phase(change(60))).isEqualTo(Phase.NONE);
    assertThat(phase(change(0))).isEqualTo(Phase.NONE);
  }

  @Test
  void aCopyOfAChangeCountsOnceWhileTheAlarmFlaps() {
    change(0);
    change(60);
    change(90);
    change(120);

    assertThat(change(120).flapping()).isEqualTo(new Flapping(Phase.LASTING, 4));
  }

  @Test
  void otherAlarmsCountForThemselves() {
    change(0);
    change(60);
    Alarm other = watch.watch(alarm("api-2", Severity.CRITICAL, 90));

    assertThat(phase(other)).isEqualTo(Phase.NONE);
  }

  @Test
  void onceItIsCalmTheCountBeginsAnew() {
    change(0);
    change(60);
    change(90);
    Alarm last = change(120);

    Alarm calm = watch.calmed(last);

    assertThat(calm.flapping()).isEqualTo(new Flapping(Phase.OVER, 4));
    assertThat(phase(change(130))).isEqualTo(Phase.NONE);
  }

  @Test
  void ofMoreAlarmsThanFitIntoTheHeapTheOneThatIsSilentForLongestIsForgotten() {
    change(0);
    change(60);
    for (int other = 0; other < 10_000; other++) {
      watch.watch(alarm("other-" + other, Severity.CRITICAL, 70));
    }

    assertThat(phase(change(90))).isEqualTo(Phase.NONE);
  }

  @Test
  void zeroNeverLooks() {
    FlapDetector never = watch(0);
    for (int second = 0; second < 10; second++) {
      Alarm alarm = alarm("api-1", Severity.CRITICAL, second);
      assertThat(never.watch(alarm)).isSameAs(alarm);
    }
  }

  @Test
  void whatNobodyIsToldOfIsNotWatched() {
    for (int second = 0; second < 10; second++) {
      Alarm info = alarm("api-1", Severity.INFO, second);
      Alarm quiet = quiet(alarm("api-2", Severity.CRITICAL, second));
      assertThat(watch.watch(info)).isSameAs(info);
      assertThat(watch.watch(quiet)).isSameAs(quiet);
    }
  }

  private FlapDetector watch(int changes) {
    return new FlapDetector(new FlappingProperties(changes, TEN_MINUTES, TEN_MINUTES), clock);
  }

  private Alarm change(int second) {
    return watch.watch(alarm("api-1", Severity.CRITICAL, second));
  }

  private static Phase phase(Alarm alarm) {
    return alarm.flapping().phase();
  }

  private static Alarm quiet(Alarm alarm) {
    return alarm.classified(
        new Classification(
            alarm.serverType(),
            alarm.severity(),
            alarm.team(),
            alarm.resource(),
            "test",
            Flapping.NONE,
            "",
            true));
  }

  private static Alarm alarm(String resource, Severity severity, int second) {
    return ClassifiedAlarms.changed(
        ClassifiedAlarms.of(resource, "api", severity, AlarmState.ALARM, "default"),
        AlarmState.OK,
        AlarmState.ALARM,
        SetClock.NOW.plusSeconds(second));
  }
}
