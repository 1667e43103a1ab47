package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import io.bongsu.calendar.Holidays;
import io.bongsu.calendar.WeeklyHours;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageHistory;
import io.bongsu.ledger.MessageTable;
import io.bongsu.ledger.OutageTable;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.ledger.SilenceTable;
import io.bongsu.ledger.WaitingTable;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Databases;
import io.bongsu.support.SampleMessages;
import io.bongsu.support.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Alarms that wait for a person: for the next hour's room, or for a brief. It is 14:02 in Seoul.
 */
class WaitingAlarmsTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Recipient KIM = new Recipient("01000000001", "kim", Language.KO);
  private static final Recipient LEE = new Recipient("01000000002", "lee", Language.KO);
  private static final Alarm WARNING =
      ClassifiedAlarms.of("web-1", "web", Severity.WARNING, AlarmState.ALARM, "default");
  private static final Alarm CRITICAL = ClassifiedAlarms.of("db-1");

  private final SetClock clock = new SetClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RecipientHash hash = new RecipientHash("a secret");
  private final LedgerGuard guard = new LedgerGuard(registry);
  private final JdbcClient jdbc = JdbcClient.create(Databases.h2());
  private final MessageTable messages =
      new MessageTable(jdbc, new JdbcTemplate(Databases.h2()), "us", clock, hash);
  private final OutageTable outages = new OutageTable(jdbc);
  private final WaitingAlarms waiting = new WaitingAlarms(new WaitingTable(jdbc), guard, hash);

  private final People people =
      new People(Map.of("kim", new Person("kim", KIM, List.of(), Language.KO, "afternoon", 2)));

  private final Recipients recipients = new Recipients(Map.of("default", List.of(LEE, KIM)));
  private final QuietTimes quiet =
      new QuietTimes(
          Map.of("afternoon", quiet("15:00-18:00", "17:00")),
          people,
          waiting,
          registry,
          clock,
          SEOUL);
  private final HandmadeSilences handmade =
      new HandmadeSilences(new SilenceTable(jdbc), waiting, quiet, recipients, guard, clock);
  private final Silences silences =
      new Silences(List.of(), handmade, waiting, quiet, registry, clock, SEOUL);

  private final Briefs briefs =
      new Briefs(waiting, recipients, silences, quiet, outages, guard, clock);

  private static QuietHours quiet(String hours, String brief) {
    return new QuietHours(
        "afternoon",
        WeeklyHours.parse("a test", hours, null),
        Holidays.none(),
        List.of(),
        LocalTime.parse(brief));
  }

  @Test
  void whatAnHourHasNoRoomForWaitsUntilTheFirstOfItsTextsIsAnHourOld() {
    sent("one");
    clock.advance(Duration.ofMinutes(10));
    sent("two");

    assertThat(limits("16:00").apply(plan()).shares())
        .flatExtracting(Share::alarms)
        .containsExactly(CRITICAL);

    clock.advance(Duration.ofMinutes(49));
    assertThat(briefs.due()).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(briefs.due()).flatExtracting(one -> one.burst().alarms()).containsExactly(WARNING);
  }

  @Test
  void whereCriticalTextsExceedTheLimitRoomComesWhenFewerThanTheLimitAreAnHourOld() {
    sent("one");
    clock.advance(Duration.ofMinutes(10));
    sent("two");
    clock.advance(Duration.ofMinutes(10));
    sent("three");
    limits("16:00").apply(plan());

    clock.advance(Duration.ofMinutes(49));
    assertThat(briefs.due()).as("two of the last hour are the limit").isEmpty();
    clock.advance(Duration.ofMinutes(1));
    assertThat(briefs.due()).hasSize(1);
  }

  @Test
  void roomThatComesInQuietHoursIsUsedAtTheirBrief() {
    sent("one");
    sent("two");
    limits("15:00").apply(plan());

    // The room comes at 15:02, which is quiet until 18:00.
    clock.advance(Duration.ofHours(2));
    assertThat(briefs.due()).isEmpty();
    clock.advance(Duration.ofHours(2));
    assertThat(briefs.due()).hasSize(1);
  }

  @Test
  void whatRecoveredMeanwhileStandsInOneBriefAsRecovered() {
    outages.begin(WARNING.source(), WARNING.stateChangeTime());
    waiting.put(KIM, WARNING, clock.instant());
    Instant ended = WARNING.stateChangeTime().plusSeconds(1);
    outages.end(WARNING.source(), ended);

    List<Alarm> brief = briefs.due().get(0).burst().alarms();
    assertThat(brief).extracting(Alarm::state).containsExactly(AlarmState.OK);

    sent(brief.get(0).key());
    clock.advance(Briefs.AGAIN.plusSeconds(1));
    assertThat(briefs.due()).as("after it was accepted").isEmpty();
  }

  @Test
  void anAlarmThatBeganAfterAnEarlierOutageEndedIsNotOver() {
    Instant earlier = WARNING.stateChangeTime().minusSeconds(60);
    outages.begin(WARNING.source(), earlier);
    outages.end(WARNING.source(), WARNING.stateChangeTime().minusSeconds(1));
    waiting.put(KIM, WARNING, clock.instant());

    assertThat(briefs.due())
        .flatExtracting(one -> one.burst().alarms())
        .extracting(Alarm::state)
        .containsExactly(AlarmState.ALARM);
  }

  @Test
  void ofTwoChangesOfOneAlarmTheLastStandsInTheBriefAndTheOtherNeverComes() {
    Alarm later =
        ClassifiedAlarms.changed(
            WARNING, AlarmState.OK, AlarmState.ALARM, WARNING.stateChangeTime().plusSeconds(1));
    waiting.put(KIM, WARNING, clock.instant());
    waiting.put(KIM, later, clock.instant());

    assertThat(briefs.due())
        .flatExtracting(one -> one.burst().alarms())
        .extracting(Alarm::key)
        .containsExactly(later.key());

    sent(later.key());
    clock.advance(Briefs.AGAIN.plusSeconds(1));
    assertThat(briefs.due()).isEmpty();
  }

  @Test
  void whatANewerOutageOfWhichThePersonKnowsHasReplacedNeverComes() {
    outages.begin(WARNING.source(), WARNING.stateChangeTime());
    waiting.put(KIM, WARNING, clock.instant());
    outages.end(WARNING.source(), WARNING.stateChangeTime().plusSeconds(60));
    outages.begin(WARNING.source(), WARNING.stateChangeTime().plusSeconds(120));

    assertThat(briefs.due()).isEmpty();
    clock.advance(Briefs.AGAIN.plusSeconds(1));
    assertThat(briefs.due()).isEmpty();
  }

  @Test
  void aRecoveryThatThePersonHasReceivedIsNotRepeated() {
    Instant ended = WARNING.stateChangeTime().plusSeconds(60);
    outages.begin(WARNING.source(), WARNING.stateChangeTime());
    waiting.put(KIM, WARNING, clock.instant());
    outages.end(WARNING.source(), ended);
    sent(ClassifiedAlarms.changed(WARNING, AlarmState.ALARM, AlarmState.OK, ended).key());

    assertThat(briefs.due()).isEmpty();
    clock.advance(Briefs.AGAIN.plusSeconds(1));
    assertThat(briefs.due()).isEmpty();
  }

  @Test
  void whatWaitsForANumberThatNobodyHasAnyMoreGoesToTheDefaultTeam() {
    waiting.put(new Recipient("01000000009", "kim", Language.KO), WARNING, clock.instant());

    assertThat(briefs.due()).as("before it was handed over").isEmpty();
    assertThat(briefs.due())
        .flatExtracting(NotificationPlan::shares)
        .extracting(Share::person)
        .containsExactlyInAnyOrder(LEE, KIM);
  }

  @Test
  void aSilenceEndsWithWhatItHeldAsItStandsThen() {
    String id = handmade.begin("web-*", null, Duration.ofMinutes(30), "");
    assertThat(silences.apply(plan()).shares())
        .flatExtracting(Share::alarms)
        .containsExactly(CRITICAL);
    Alarm again =
        ClassifiedAlarms.changed(
            WARNING, AlarmState.OK, AlarmState.ALARM, WARNING.stateChangeTime().plusSeconds(60));
    silences.apply(plan(again));
    clock.advance(Duration.ofMinutes(29));
    assertThat(briefs.due()).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    assertThat(briefs.due())
        .flatExtracting(one -> one.burst().alarms())
        .extracting(Alarm::key)
        .containsExactly(again.key());
    assertThat(handmade.end(id)).isFalse();
  }

  @Test
  void aSilenceThatSomebodyEndsEarlyEndsWithWhatItHeld() {
    String id = handmade.begin("web-*", null, Duration.ofMinutes(30), "");
    silences.apply(plan());
    clock.advance(Duration.ofMinutes(5));

    assertThat(handmade.end(id)).isTrue();

    assertThat(briefs.due()).hasSize(1);
  }

  /** Kim is not to be disturbed from 15:00 to 18:00, and has chosen 17:00 for the brief. */
  @Test
  void aBriefWithinTheQuietHoursIsSentAtItsTime() {
    waiting.put(KIM, WARNING, clock.instant().plus(Duration.ofMinutes(178)));
    clock.advance(Duration.ofMinutes(178));

    assertThat(briefs.due()).hasSize(1);
  }

  @Test
  void aSilenceThatEndsInQuietHoursEndsWithTheirBrief() {
    handmade.begin("web-*", null, Duration.ofMinutes(90), "");
    silences.apply(plan());
    clock.advance(Duration.ofMinutes(177));
    assertThat(briefs.due()).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    assertThat(briefs.due()).hasSize(1);
  }

  @Test
  void endedBeforeTheQuietHoursItIsNotKeptForTheirBrief() {
    String id = handmade.begin("web-*", null, Duration.ofMinutes(90), "");
    silences.apply(plan());
    clock.advance(Duration.ofMinutes(5));

    handmade.end(id);

    assertThat(briefs.due()).hasSize(1);
  }

  @Test
  void whatASecondSilenceHoldsWaitsForItsEnd() {
    handmade.begin("web-*", null, Duration.ofMinutes(30), "");
    silences.apply(plan());
    clock.advance(Duration.ofMinutes(20));
    handmade.begin("web-1*", null, Duration.ofMinutes(30), "");

    clock.advance(Duration.ofMinutes(10));
    assertThat(briefs.due()).as("when the first ends").isEmpty();
    clock.advance(Duration.ofMinutes(20));
    assertThat(briefs.due()).hasSize(1);
  }

  /** 14:02 in Seoul is 06:02 in Berlin, which is quiet until 07:00. */
  @Test
  void quietHoursAreThoseOfTheZoneAndLetCriticalAlarmsPass() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    WeeklyHours hours = WeeklyHours.parse("a test", "06:00-07:00", null);
    QuietHours quiet = new QuietHours("afternoon", hours, Holidays.none(), List.of(), null);
    QuietTimes times =
        new QuietTimes(Map.of("afternoon", quiet), people, waiting, registry, clock, berlin);

    NotificationPlan after = times.apply(plan());

    assertThat(after.shares()).flatExtracting(Share::alarms).containsExactly(CRITICAL);
    assertThat(after.withheld())
        .extracting(Withheld::reason)
        .containsExactly("bongsu.quiet.afternoon, in the brief of 2026-11-22 07:00");
    Instant end = Instant.parse("2026-11-22T06:00:00Z");
    assertThat(times.notDisturbing(KIM, end.minusSeconds(1))).isEqualTo(end);
    assertThat(times.notDisturbing(KIM, end)).isEqualTo(end);
    clock.advance(Duration.between(clock.instant(), end));
    assertThat(times.apply(plan()).withheld()).isEmpty();
  }

  @Test
  void aBriefThatWasNotAcceptedComesAgain() {
    waiting.put(KIM, WARNING, clock.instant());
    assertThat(briefs.due()).hasSize(1);
    assertThat(briefs.due()).isEmpty();

    clock.advance(Briefs.AGAIN.plusSeconds(1));
    assertThat(briefs.due()).hasSize(1);
  }

  private PersonLimits limits(String quietFrom) {
    WeeklyHours hours = WeeklyHours.parse("a test", quietFrom + "-18:00", null);
    QuietHours quiet =
        new QuietHours("afternoon", hours, Holidays.none(), List.of(), LocalTime.of(18, 0));
    return new PersonLimits(
        people,
        waiting,
        new QuietTimes(Map.of("afternoon", quiet), people, waiting, registry, clock, SEOUL),
        new MessageHistory(jdbc, hash),
        guard,
        registry,
        clock);
  }

  private static NotificationPlan plan() {
    return plan(WARNING, CRITICAL);
  }

  private static NotificationPlan plan(Alarm... changes) {
    List<Alarm> alarms = List.of(changes);
    return new NotificationPlan(
        new Burst("urgent", alarms), List.of(new Share(KIM, alarms, "a test")), List.of());
  }

  /** A message to Kim, composed and accepted now. */
  private void sent(String key) {
    String id = UUID.randomUUID().toString();
    messages.insert(SampleMessages.row(id, "SMS", List.of(key), KIM.number()));
    messages.accepted(id, "VR-1");
  }
}
