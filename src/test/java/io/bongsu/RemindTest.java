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
import org.springframework.jdbc.core.simple.JdbcClient;

/** What two phones get of a CRITICAL alarm that stays open, on virtual time. */
class RemindTest {

  private static final String KIM = Phones.ON_CALL;
  private static final String BOSS = Phones.ML_TEAM;
  private static final String CHIEF = "01000000003";

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
    settings.put("bongsu.people.choi.language", "ko");
    settings.put("bongsu.escalation.default[1].after", "20m");
    settings.put("bongsu.escalation.default[1].to[0]", "person:choi");
    settings.put("bongsu.people.chief.phone", CHIEF);
    settings.put("bongsu.escalation.default[2].after", "25m");
    settings.put("bongsu.escalation.default[2].to[0]", "person:chief");
    settings.put("bongsu.recipients.web", "person:kim");
    settings.put("bongsu.teams.web", "web");
    settings.put("bongsu.schedules.turns.people", "kim,chief");
    settings.put("bongsu.schedules.turns.every", "1d");
    settings.put("bongsu.schedules.turns.from", "2026-11-22T14:20");
    settings.put("bongsu.recipients.db", "schedule:turns");
    settings.put("bongsu.teams.db", "db");
    settings.put("bongsu.silences[0].alarm", "batch-*");
    settings.put("bongsu.silences[0].severity", "CRITICAL");
    settings.put("bongsu.silences[0].from", "2026-11-22T14:15");
    settings.put("bongsu.silences[0].until", "2026-11-22T14:45");
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

  /** The other alarm's window is open for 30 s when the reminder and the escalation are due. */
  @Test
  void whileItsRecoveryIsBeingCollectedAnAlarmIsNotRepeated() {
    simulation.cpu("api-1", "critical", "ALARM");
    pass(Duration.ofMinutes(9));
    simulation.pass(Duration.ofSeconds(50));
    simulation.cpu("api-2", "critical", "ALARM");
    simulation.pass(Duration.ofSeconds(4));
    simulation.cpu("api-1", "critical", "OK");
    simulation.pass(Duration.ofSeconds(14));
    tick();

    assertThat(texts(KIM)).noneMatch(text -> text.startsWith("[계속] api-1"));
    pass(Duration.ofMinutes(3));
    assertThat(texts(KIM)).noneMatch(text -> text.startsWith("[계속] api-1"));
    assertThat(texts(KIM)).anyMatch(text -> text.startsWith("[복구] api-1"));
  }

  @Test
  void whatIsDueSoonGoesWithItInOneTextForThePersonWhateverTheTeams() {
    simulation.cpu("api-1", "critical", "ALARM");
    pass(Duration.ofMinutes(1));
    simulation.cpu("web-1", "critical", "ALARM");
    pass(Duration.ofMinutes(11));

    assertThat(texts(KIM)).hasSize(3).last().asString().startsWith("[계속] ").contains("11분");
    assertThat(texts(KIM).get(2)).contains("api", "web");
  }

  /** The turn changes at 14:20, between the first reminder and the second. */
  @Test
  void aReminderGoesToWhoeverIsOnDutyThen() {
    simulation.cpu("db-1", "critical", "ALARM");
    pass(Duration.ofMinutes(19));
    assertThat(texts(CHIEF)).hasSize(2);
    assertThat(texts(KIM)).isEmpty();

    pass(Duration.ofMinutes(14));
    assertThat(texts(CHIEF)).hasSize(2);
    assertThat(texts(KIM)).singleElement().asString().startsWith("[계속] db-1");
  }

  /** The silence is from 14:15 to 14:45. */
  @Test
  void aSilenceOfCriticalAlarmsHoldsRemindersAndEscalationsBackUntilItEnds() {
    simulation.cpu("batch-1", "critical", "ALARM");
    pass(Duration.ofMinutes(42));
    assertThat(texts(BOSS)).as("the step of 14:17").isEmpty();
    pass(Duration.ofMinutes(2));
    assertThat(texts(KIM)).as("the text and the reminder of 14:10").hasSize(2);

    pass(Duration.ofMinutes(3));
    assertThat(texts(KIM)).hasSize(3).last().asString().startsWith("[계속] batch-1");
    assertThat(texts(BOSS)).singleElement().asString().startsWith("[ESCALATED] batch-1");

    simulation.cpu("batch-1", "critical", "OK");
    pass(Duration.ofMinutes(5));
    assertThat(texts(KIM)).hasSize(4).last().asString().startsWith("[복구] batch-1");
  }

  @Test
  void anAlarmThatIsOverAndThatASilenceThenHoldsIsNotRepeated() {
    simulation.cpu("batch-1", "critical", "ALARM");
    pass(Duration.ofMinutes(5));
    simulation.cpu("batch-1", "critical", "OK");
    pass(Duration.ofMinutes(11));
    simulation.cpu("batch-1", "critical", "ALARM");
    pass(Duration.ofMinutes(45));

    assertThat(texts(KIM)).as("the alarm and its recovery").hasSize(2);
    assertThat(texts(BOSS)).isEmpty();

    simulation.cpu("batch-1", "critical", "OK");
    pass(Duration.ofMinutes(5));
    assertThat(texts(KIM)).as("no recovery of what was not sent").hasSize(2);
  }

  @Test
  void aStepWithoutAPhoneIsPassedOverAndTheNextKeepsItsTime() {
    simulation.cpu("api-1", "critical", "ALARM");
    pass(Duration.ofMinutes(24));
    assertThat(texts(BOSS)).hasSize(1);
    assertThat(texts(CHIEF)).isEmpty();

    pass(Duration.ofMinutes(4));
    assertThat(texts(CHIEF)).singleElement().asString().startsWith("[미확인] api-1");
    pass(Duration.ofMinutes(60));
    assertThat(texts(CHIEF)).hasSize(1);
  }

  @Test
  void withoutLinksAReceiptEndsTheEscalation() {
    simulation.cpu("api-1", "critical", "ALARM");
    pass(Duration.ofMinutes(5));
    int phones =
        simulation
            .program()
            .context()
            .getBean(JdbcClient.class)
            .sql("update message_recipient set state = 'DELIVERED'")
            .update();
    assertThat(phones).isOne();

    pass(Duration.ofMinutes(40));
    assertThat(texts(BOSS)).isEmpty();
    assertThat(texts(CHIEF)).isEmpty();
  }

  @Test
  void nobodyAcknowledgesSoTheManagerIsNotifiedOnce() {
    simulation.cpu("api-1", "critical", "ALARM");
    pass(Duration.ofMinutes(14));
    assertThat(texts(BOSS)).isEmpty();
    pass(Duration.ofMinutes(3));
    assertThat(texts(BOSS)).hasSize(1);

    pass(Duration.ofMinutes(57));
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
      tick();
    }
  }

  private void tick() {
    ProducerTemplate camel = simulation.program().context().getBean(ProducerTemplate.class);
    camel.sendBody("direct:remind-escalate", "");
    camel.sendBody("direct:remind-again", "");
  }

  private List<String> texts(String number) {
    return simulation.sens().phone(number).texts();
  }
}
