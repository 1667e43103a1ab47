package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.burst.Burst;
import io.bongsu.compose.AlarmSummary.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmSummariesTest {

  private final AlarmSummaries facts =
      new AlarmSummaries(
          recovery -> Optional.of(Duration.ofMinutes(12)), new KnownAlarms(), Map.of());
  private final Alarms warning =
      Alarms.warning("api-3").named("warn").over("CPUUtilization", null, 97.0, 80.0);
  private final Alarms critical =
      Alarms.critical("api-3").named("crit").over("CPUUtilization", null, 97.0, 95.0);

  @Test
  void aRecoveredWarningDoesNotHideACriticalAlarmOnTheSameMetric() {
    Alarm over = warning.state(AlarmState.OK).at(Alarms.NOW.plusSeconds(60)).alarm();

    assertThat(facts.of(List.of(warning.alarm(), critical.alarm(), over)))
        .containsExactly(new AlarmSummary(critical.alarm(), Standing.ALARM, null));
  }

  @Test
  void whatCameAndWentInOneBurstIsClearedWhateverTheOrderOfArrival() {
    Alarm over = critical.state(AlarmState.OK).at(Alarms.NOW.plusSeconds(125)).alarm();

    assertThat(facts.of(List.of(over, critical.alarm())))
        .containsExactly(
            new AlarmSummary(critical.alarm(), Standing.CLEARED, Duration.ofSeconds(125)));
  }

  @Test
  void whatWentAndCameBackIsInAlarm() {
    Alarm over = critical.state(AlarmState.OK).at(Alarms.NOW.minusSeconds(60)).alarm();

    assertThat(facts.of(List.of(over, critical.alarm())))
        .containsExactly(new AlarmSummary(critical.alarm(), Standing.ALARM, null));
  }

  @Test
  void aRecoveryAloneIsAskedForHowLongItLasted() {
    Alarm over = critical.state(AlarmState.OK).alarm();

    assertThat(facts.of(List.of(over)))
        .containsExactly(new AlarmSummary(over, Standing.RECOVERED, Duration.ofMinutes(12)));
  }

  @Test
  void aRecoveryIsNotEasedByItsOwnAlarmThatIsBackMeanwhile() {
    KnownAlarms known = new KnownAlarms();
    known.note(critical.at(Alarms.NOW.plusSeconds(60)).alarm());
    Alarm over = critical.state(AlarmState.OK).alarm();

    assertThat(new AlarmSummaries(recovery -> Optional.empty(), known, Map.of()).of(List.of(over)))
        .extracting(AlarmSummary::standing)
        .containsExactly(Standing.RECOVERED);
  }

  @Test
  void whatIsUrgentComesFirstAndWhatIsOverLast() {
    Alarm over = Alarms.critical("db-1").state(AlarmState.OK).alarm();
    Alarm less = Alarms.warning("db-2").alarm();
    Alarm most = Alarms.critical("db-3").alarm();

    assertThat(facts.of(List.of(over, less, most)))
        .extracting(AlarmSummary::alarm)
        .containsExactly(most, less, over);
  }

  @Test
  void autoTakesAnLmsOnlyWhereItCarriesMore() {
    Alarm plain = critical.alarm();
    Alarm runbook = critical.tagged(Map.of("runbook", "https://wiki.example.com/cpu")).alarm();
    Alarm minor = warning.tagged(Map.of("runbook", "https://wiki.example.com/cpu")).alarm();
    Alarm other = Alarms.critical("db-1").over("ReadLatency", null, 2.0, 1.0).alarm();

    assertThat(auto("urgent", plain)).isEqualTo(MessageKind.SMS);
    assertThat(auto("urgent", runbook)).isEqualTo(MessageKind.LMS);
    assertThat(auto("urgent", minor)).isEqualTo(MessageKind.SMS);
    assertThat(auto("urgent", plain, other)).isEqualTo(MessageKind.SMS);
    assertThat(auto("digest", plain, other)).isEqualTo(MessageKind.LMS);
    assertThat(auto("digest", plain)).isEqualTo(MessageKind.SMS);
  }

  private static MessageKind auto(String lane, Alarm... alarms) {
    return Composers.of(KindChoice.AUTO, null)
        .compose(new Burst(lane, List.of(alarms)), List.of(Composers.KOREAN))
        .get(0)
        .kind();
  }
}
