package io.bongsu.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.notify.Recipient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposerTest {

  @ParameterizedTest
  @CsvSource({
    "CPUUtilization, 97, 80, CPU 97%>80",
    "FreeStorageSpace, 10, 80, 10B<80B",
    "SomethingOfOurs, 10, 80, 10 "
  })
  void withoutAComparisonTheMetricSaysWhichSideOfTheLimitIsBad(
      String metric, double value, double limit, String expected) {
    Alarm alarm = Alarms.critical("db-1").metric(metric, "None", null, value, limit).alarm();

    Message message =
        Composers.of(KindChoice.SMS, null)
            .compose(new Burst("urgent", List.of(alarm)), List.of(Composers.KOREAN))
            .get(0);

    assertThat(message.text()).contains(expected);
  }

  @Test
  void oneAlarmNamesServerMetricLimitTimeAndTag() {
    assertThat(Composers.korean(Alarms.cpu("api-3"))).isEqualTo("[경보] api-3 CPU 97%>80 14:02 #7K2");
  }

  @Test
  void alikeServersAreFolded() {
    Alarm[] alarms = {
      Alarms.cpu("api-01"), Alarms.cpu("api-02"), Alarms.cpu("api-05"), Alarms.cpu("api-07")
    };

    assertThat(Composers.korean(alarms)).startsWith("[경보] api 4대 CPU>80: 01,02,05,07 #");
  }

  @Test
  void whatIsWrittenInAnAlarmIsNeverEvaluated() {
    Alarm alarm = Alarms.critical("{tag}${user.home}").over("{{label}}", null, 2.0, 1.0).alarm();

    assertThat(Composers.korean(alarm)).startsWith("[경보] {tag}${user.home} {{label}} 2>1 14:02 #");
  }

  @Test
  void everyLanguageAndEveryHundredPhonesGetTheirOwnMessageWithTheSameTag() {
    List<Recipient> people = new ArrayList<>(Collections.nCopies(201, Composers.KOREAN));
    people.add(5, Composers.ENGLISH);

    List<Message> messages =
        Composers.of(KindChoice.SMS, null)
            .compose(new Burst("urgent", List.of(Alarms.cpu("api-3"))), people);

    assertThat(messages).extracting(Message::size).containsExactly(100, 100, 1, 1);
    assertThat(messages).extracting(Message::tag).containsOnly(messages.get(0).tag());
    assertThat(messages).allMatch(message -> message.text().endsWith("#" + message.tag()));
    assertThat(messages.get(3).text()).startsWith("[CRITICAL] api-3 CPU 97%>80");
  }
}
