package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a phone shows of alarms that stay open, in both languages. */
class ReminderTextTest {

  private static final Alarm LONG =
      Alarms.critical("운영환경 주문결제 서비스 메인 데이터베이스 복제본 서울 리전 이번")
          .type("db")
          .over("ReplicaLag", null, 320.0, 60.0)
          .alarm();

  @Test
  void oneAlarmIsShownWithHowLongItHasLasted() {
    List<Message> messages = texts(Reminder.STILL, Alarms.cpu("api-3"));

    assertThat(messages.get(0).text()).startsWith("[계속] api-3 CPU 97%>80 42분 14:02 #");
    assertThat(messages.get(1).text()).startsWith("[STILL] api-3 CPU 97%>80 42m 14:02 #");
  }

  @Test
  void severalAreFolded() {
    Alarm[] alarms =
        IntStream.rangeClosed(1, 3).mapToObj(i -> Alarms.cpu("api-0" + i)).toArray(Alarm[]::new);
    List<Message> messages = texts(Reminder.STILL, alarms);

    assertThat(messages.get(0).text()).startsWith("[계속] api 3대 CPU>80 42분: 01~03 #");
    assertThat(messages.get(1).text()).startsWith("[STILL] 3 api CPU>80 42m: ");
  }

  @Test
  void severalMetricsAreListed() {
    Alarm other = Alarms.critical("db-1").over("ReplicaLag", null, 95.0, 60.0).alarm();

    assertThat(texts(Reminder.ESCALATED, Alarms.cpu("api-3"), other).get(0).text())
        .startsWith("[미확인] 2건: ")
        .contains("api-3", "db-1", " 42분 #");
  }

  @Test
  void aLongNameLeavesRoomForTheTime() {
    for (Message message : texts(Reminder.ESCALATED, LONG)) {
      assertThat(SmsText.bytes(message.text())).isLessThanOrEqualTo(90);
      assertThat(message.text()).containsPattern("42(분|m)");
    }
  }

  @Test
  void itReportsNoAlarmForTheFirstTime() {
    Message message = texts(Reminder.STILL, LONG).get(0);

    assertThat(message.keys()).containsExactly("key-0");
    assertThat(message.reported()).isEmpty();
  }

  private static List<Message> texts(String label, Alarm... alarms) {
    List<String> keys = IntStream.range(0, alarms.length).mapToObj(i -> "key-" + i).toList();
    return Composers.of(KindChoice.SMS, null)
        .reminders(
            List.of(
                new Reminder(
                    label,
                    new Burst("remind", List.of(alarms)),
                    List.of(Composers.KOREAN, Composers.ENGLISH),
                    Duration.ofMinutes(42),
                    keys)));
  }
}
