package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.AlarmJson;
import io.bongsu.compose.Reminder;
import io.bongsu.ledger.OutageTable;
import io.bongsu.remind.FoundLate;
import io.bongsu.remind.Reminders;
import io.bongsu.support.Phones;
import io.bongsu.support.Simulation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What two phones get of a CRITICAL alarm that stays open, on virtual time. */
class RemindTest {

  private static final String KIM = Phones.ON_CALL;
  private static final String BOSS = Phones.ML_TEAM;

  private final Simulation simulation = Simulation.start(settings());

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("bongsu.people.kim.phone", KIM);
    settings.put("bongsu.people.boss.phone", BOSS);
    settings.put("bongsu.people.boss.language", "en");
    settings.put("bongsu.recipients.default", "person:kim");
    settings.put("bongsu.remind.max", "30m");
    settings.put("bongsu.receipt.failover", "none");
    settings.put("bongsu.receipt.check-period-ms", "3600000");
    settings.put("bongsu.escalation.default[0].after", "15m");
    settings.put("bongsu.escalation.default[0].to[0]", "person:boss");
    return settings;
  }

  @AfterEach
  void stop() {
    simulation.close();
  }

  @Test
  void openCriticalAlarmsComeAgainAfterDoublingGapsUntilTheyAreOver() {
    simulation.cpu("api-1", "critical", "ALARM");
    simulation.cpu("api-2", "critical", "ALARM");
    simulation.cpu("web-9", "warning", "ALARM");
    pass(Duration.ofMinutes(9));
    assertThat(texts(KIM)).as("before the first reminder").hasSize(2);

    pass(Duration.ofMinutes(2));
    assertThat(texts(KIM)).hasSize(3);
    assertThat(texts(KIM).get(2)).startsWith("[계속] api 2대 CPU>80 11분: 1,2 #");

    pass(Duration.ofMinutes(19));
    assertThat(texts(KIM)).as("30 minutes after the text").hasSize(3);
    pass(Duration.ofMinutes(2));
    assertThat(texts(KIM)).hasSize(4).last().asString().contains("31분");

    simulation.cpu("api-1", "critical", "OK");
    simulation.cpu("api-2", "critical", "OK");
    pass(Duration.ofHours(5));
    assertThat(texts(KIM)).as("the recovery is the last").hasSize(5);
  }

  @Test
  void nobodyAcknowledgesSoTheManagerIsNotifiedOnce() {
    simulation.cpu("api-1", "critical", "ALARM");
    pass(Duration.ofMinutes(14));
    assertThat(texts(BOSS)).isEmpty();

    pass(Duration.ofMinutes(60));
    assertThat(texts(BOSS)).singleElement().asString().startsWith("[ESCALATED] api-1 CPU 97%>80");
  }

  @Test
  void aReminderThatACrashLeftOutIsSentOnceAfterAMinute() {
    simulation.cpu("api-1", "critical", "ALARM");
    simulation.pass(Duration.ofMinutes(11));

    List<Reminder> lost = simulation.program().context().getBean(Reminders.class).due();
    assertThat(lost).hasSize(1);
    pass(Duration.ofMinutes(4));

    assertThat(texts(KIM)).hasSize(2).last().asString().startsWith("[계속] api-1");
  }

  @Test
  void anAlarmThatWasDeletedEndsAndIsNotCalledRecovered() {
    simulation.cpu("api-1", "critical", "ALARM");
    pass(Duration.ofMinutes(5));
    String open =
        simulation
            .program()
            .context()
            .getBean(OutageTable.class)
            .openOf("arn:aws:cloudwatch:", simulation.now(), 10)
            .get(0)
            .alarm();
    FoundLate deleted =
        new FoundLate(new AlarmJson().read(String.valueOf(open)).orElseThrow().deleted(), "");

    for (int i = 0; i < 2; i++) {
      simulation
          .program()
          .context()
          .getBean(ProducerTemplate.class)
          .sendBody("direct:remind-deleted", deleted);
      simulation.runOut();
    }
    pass(Duration.ofMinutes(30));

    assertThat(texts(KIM)).hasSize(2);
    assertThat(texts(KIM).get(1)).startsWith("[삭제] api-1 CPU>80 경보 삭제됨 #");
    assertThat(
            simulation
                .program()
                .context()
                .getBean(OutageTable.class)
                .openOf("arn:aws:cloudwatch:", simulation.now(), 10))
        .isEmpty();
  }

  /** Minute by minute, as the timer would. */
  private void pass(Duration time) {
    for (int minute = 0; minute < time.toMinutes(); minute++) {
      simulation.pass(Duration.ofMinutes(1));
      simulation
          .program()
          .context()
          .getBean(ProducerTemplate.class)
          .sendBody("direct:remind-escalate", "");
      simulation
          .program()
          .context()
          .getBean(ProducerTemplate.class)
          .sendBody("direct:remind-again", "");
    }
  }

  private List<String> texts(String number) {
    return simulation.sens().phone(number).texts();
  }
}
