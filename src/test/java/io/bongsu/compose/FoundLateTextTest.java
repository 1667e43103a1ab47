package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.burst.Burst;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What texts say of changes that CloudWatch was asked for, in both languages. */
class FoundLateTextTest {

  private static final Alarm LATE = late(Alarms.cpu("api-3"));

  @Test
  void anAlarmThatWasFoundLateSaysSo() {
    assertThat(text(0, LATE)).startsWith("[경보·늦게 발견] api-3 CPU 97%>80 14:02 #");
    assertThat(text(1, LATE)).startsWith("[CRITICAL, found late] api-3 CPU 97%>80 14:02 #");
  }

  @Test
  void aRecoveryThatWasFoundLateSaysSo() {
    Alarm over = late(Alarms.cpu("api-3").changed(AlarmState.OK, Alarms.NOW));

    assertThat(text(0, over)).startsWith("[복구·늦게 발견] api-3 CPU 정상");
    assertThat(text(1, over)).startsWith("[OK, found late] api-3 CPU ");
  }

  @Test
  void aTextWithOthersSaysThatSomeWere() {
    assertThat(text(0, LATE, Alarms.cpu("api-4"))).startsWith("[경보·일부 늦게 발견] api 2대 CPU>80: 3,4 #");
    assertThat(text(1, LATE, Alarms.cpu("api-4"))).startsWith("[CRITICAL, some found late] 2 api");
  }

  @Test
  void anAlarmThatWasDeletedHasNotRecovered() {
    Alarm deleted = Alarms.cpu("api-3").deleted();

    assertThat(text(0, deleted)).startsWith("[삭제] api-3 CPU>80 경보 삭제됨 #");
    assertThat(text(1, deleted)).startsWith("[DELETED] api-3 CPU>80 alarm deleted #");
    assertThat(text(0, deleted, Alarms.cpu("api-4")))
        .startsWith("[경보] api 2건: api-4 CPU 97%>80, api-3 CPU 경보 삭제됨 #");
  }

  private static Alarm late(Alarm alarm) {
    return new Alarm(
        alarm.name(),
        alarm.arn(),
        alarm.account(),
        alarm.region(),
        alarm.contributor(),
        alarm.state(),
        alarm.previousState(),
        alarm.stateChangeTime(),
        alarm.reason(),
        alarm.description(),
        alarm.metric(),
        alarm.children(),
        Map.of(Alarm.FOUND_LATE, "true"),
        alarm.classification());
  }

  private static String text(int language, Alarm... alarms) {
    return Composers.of(KindChoice.SMS, null)
        .compose(new Burst("urgent", List.of(alarms)), List.of(Composers.KOREAN, Composers.ENGLISH))
        .get(language)
        .text();
  }
}
