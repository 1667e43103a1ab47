package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageHistory;
import io.bongsu.ledger.MessageTable;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Databases;
import io.bongsu.support.SampleMessages;
import io.bongsu.support.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 100 won a month; an SMS costs 9 and an LMS 30. It is the 22nd of November. */
class BudgetTest {

  private static final Recipient KIM = new Recipient("01000000001");
  private static final Recipient LEE = new Recipient("01000000002", "lee", Language.EN);
  private static final Alarm WARNING = alarm("web-1", Severity.WARNING);
  private static final Alarm CRITICAL = alarm("db-1", Severity.CRITICAL);

  private final SetClock clock = new SetClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RecipientHash hash = new RecipientHash("a secret");
  private final LedgerGuard guard = new LedgerGuard(registry);
  private final JdbcClient jdbc = JdbcClient.create(Databases.h2());
  private final MessageTable messages =
      new MessageTable(jdbc, new JdbcTemplate(Databases.h2()), "us", clock, hash);
  private final MessageHistory history = new MessageHistory(jdbc, hash);
  private final Budget budget = budget(9);

  @Test
  void firstDigestsStopAndThenAllButCritical() {
    spend("SMS", 8);
    assertThat(sent("digest")).as("72 won").containsExactly(WARNING, CRITICAL);

    spend("SMS", 1);
    assertThat(sent("digest")).as("81 won").containsExactly(CRITICAL);
    assertThat(sent("urgent")).containsExactly(WARNING, CRITICAL);

    spend("LMS", 1);
    assertThat(sent("digest")).as("111 won").containsExactly(CRITICAL);
    assertThat(sent("urgent")).containsExactly(CRITICAL);
  }

  @Test
  void aStepBeginsWithItsLastWon() {
    Budget tens = budget(10);
    spend("SMS", 7);
    assertThat(sent(tens, "digest")).as("70 won").containsExactly(WARNING, CRITICAL);
    spend("SMS", 1);
    assertThat(sent(tens, "digest")).as("80 won").containsExactly(CRITICAL);
    spend("SMS", 1);
    assertThat(sent(tens, "urgent")).as("90 won").containsExactly(WARNING, CRITICAL);
    spend("SMS", 1);
    assertThat(sent(tens, "urgent")).as("100 won").containsExactly(CRITICAL);
  }

  @Test
  void theShareIsOfTheWholeBudget() {
    assertThat(new BudgetProperties(150, "50%", 1).warnWon()).isEqualTo(75);
  }

  @Test
  void theFirstHoursOfTheMonthCount() {
    // From 14:03 of the 22nd to midnight of the 1st, which is 15:00 of the 30th in UTC.
    clock.advance(Duration.ofDays(8).plusHours(9).plusMinutes(58));
    spend("SMS", 12);

    assertThat(sent("urgent")).containsExactly(CRITICAL);
  }

  @Test
  void aNewMonthBeginsAtMidnightInTheZoneOfTheTexts() {
    spend("SMS", 12);
    assertThat(sent("urgent")).containsExactly(CRITICAL);

    // From 14:03 of the 22nd to ten seconds before midnight of the 30th.
    clock.advance(Duration.ofDays(8).plusHours(9).plusMinutes(56).plusSeconds(50));
    assertThat(sent("urgent")).containsExactly(CRITICAL);

    clock.advance(Duration.ofSeconds(10));
    assertThat(sent("urgent")).containsExactly(WARNING, CRITICAL);
  }

  @Test
  void eachStepIsOneTextInTheLanguageOfItsReader() {
    spend("SMS", 8);
    assertThat(budget.due()).isEmpty();

    spend("SMS", 1);
    assertThat(budget.due())
        .extracting(due -> due.notices().get(0).title() + ": " + due.notices().get(0).text())
        .containsExactly(
            "문자 예산: 81원, 81% 사용. 급하지 않은 경보는 보내지 않습니다",
            "SMS budget: 81 won, 81%. Non-urgent alarms stop");

    deliver(budget.due());
    clock.advance(Duration.ofHours(1));
    assertThat(budget.due()).as("after it was sent").isEmpty();

    spend("SMS", 1);
    assertThat(budget.due())
        .extracting(due -> due.notices().get(0).text())
        .containsExactly("108원, 108% 사용. CRITICAL만 보냅니다", "108 won, 108%. CRITICAL only");
  }

  private void deliver(List<NoticeNotification> notices) {
    for (NoticeNotification one : notices) {
      one.people().forEach(person -> message("SMS", List.of(one.notices().get(0).key()), person));
    }
  }

  private void spend(String kind, int count) {
    for (int i = 0; i < count; i++) {
      message(kind, List.of(), KIM);
    }
    clock.advance(Duration.ofMinutes(1));
  }

  private void message(String kind, List<String> keys, Recipient person) {
    String id = UUID.randomUUID().toString();
    messages.insert(SampleMessages.row(id, kind, keys, person.number()));
    messages.accepted(id, "VR-1");
  }

  private List<Alarm> sent(String lane) {
    return sent(budget, lane);
  }

  private static List<Alarm> sent(Budget budget, String lane) {
    List<Alarm> alarms = List.of(WARNING, CRITICAL);
    NotificationPlan plan =
        new NotificationPlan(
            new Burst(lane, alarms), List.of(new Share(KIM, alarms, "a test")), List.of());
    return budget.apply(plan).shares().stream().flatMap(share -> share.alarms().stream()).toList();
  }

  private Budget budget(int won) {
    NoticePlanner notices =
        new NoticePlanner(
            new Recipients(Map.of("default", List.of(KIM, LEE))),
            history,
            hash,
            guard,
            new UnreadableCount(Duration.ofHours(1), clock),
            clock);
    return new Budget(
        new BudgetProperties(100, "80%", 60_000),
        kind -> BigDecimal.valueOf(kind.equals("SMS") ? won : 30),
        history,
        notices,
        guard,
        registry,
        clock,
        ZoneId.of("Asia/Seoul"));
  }

  private static Alarm alarm(String resource, Severity severity) {
    return ClassifiedAlarms.of(resource, "web", severity, AlarmState.ALARM, "default");
  }
}
