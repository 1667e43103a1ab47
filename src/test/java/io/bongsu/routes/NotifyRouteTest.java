package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.ParsedDocument.Notice;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import io.bongsu.burst.NoticeBurst;
import io.bongsu.burst.NotificationHistory;
import io.bongsu.ledger.MessageTable;
import io.bongsu.notify.NoticeNotification;
import io.bongsu.notify.Notification;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.UnreadableCount;
import io.bongsu.notify.UnreadableNotification;
import io.bongsu.notify.Withheld;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleMessages;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who receives a burst or a notice, and who has received it already. */
class NotifyRouteTest {

  private static final Recipient ON_CALL = new Recipient(Phones.ON_CALL);
  private static final Recipient ML_TEAM = new Recipient(Phones.ML_TEAM);

  @SuppressWarnings("NullAway.Init")
  private static RouteContext stage;

  @BeforeAll
  static void start() {
    stage =
        RouteContext.start(
            List.of("routes/notify.camel.yaml"),
            "direct:(compose-.*|status-withheld)",
            Map.of(
                "bongsu.recipients.default",
                Phones.ON_CALL + "," + Phones.ML_TEAM,
                "bongsu.notice.check-period-ms",
                "100",
                "bongsu.silences[0].alarm",
                "deploy-*",
                "bongsu.silences[0].until",
                "2099-01-01T00:00",
                "bongsu.silences[0].note",
                "deployment"));
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @BeforeEach
  void forget() {
    stage.reset();
  }

  @Test
  void aBurstGoesToTheWholeTeam() {
    Burst burst = new Burst("urgent", List.of(ClassifiedAlarms.of("api-1")));

    assertThat(stage.send("notify-burst", burst).getException()).isNull();

    assertThat(notifications()).containsExactly(new Notification(burst, List.of(ON_CALL, ML_TEAM)));
  }

  @Test
  void whoReceivedAnAlarmAlreadyDoesNotReceiveItAgain() {
    Burst burst = new Burst("urgent", List.of(ClassifiedAlarms.of("api-2")));
    accepted(burst.alarms().get(0).key(), Phones.ON_CALL);

    stage.send("notify-burst", burst);

    assertThat(notifications()).containsExactly(new Notification(burst, List.of(ML_TEAM)));
  }

  @Test
  void aSilencedAlarmIsWithheldFromEverybodyAndTheDecisionRecorded() {
    Alarm silenced = warning("deploy-1", AlarmState.ALARM);
    Alarm other = warning("web-1", AlarmState.ALARM);

    stage.send("notify-burst", new Burst("digest", List.of(silenced, other)));

    assertThat(notifications())
        .containsExactly(
            new Notification(new Burst("digest", List.of(other)), List.of(ON_CALL, ML_TEAM)));
    assertThat(body("status-withheld"))
        .isEqualTo(
            new Withheld(
                "silenced",
                "bongsu.silences[0] until 2099-01-01 00:00 (deployment)",
                List.of(ON_CALL, ML_TEAM),
                List.of(silenced)));
    assertThat(stage.bean(NotificationHistory.class).unneeded(List.of(recovered(silenced))))
        .as("the recovery of an alarm that was never sent")
        .hasSize(1);
  }

  @Test
  void neitherACriticalAlarmNorARecoveryIsSilenced() {
    Burst burst =
        new Burst(
            "urgent", List.of(ClassifiedAlarms.of("deploy-2"), warning("deploy-3", AlarmState.OK)));

    stage.send("notify-burst", burst);

    assertThat(notifications()).containsExactly(new Notification(burst, List.of(ON_CALL, ML_TEAM)));
    assertThat(stage.neighbour("status-withheld").getExchanges()).isEmpty();
  }

  private static Alarm warning(String resource, AlarmState state) {
    return ClassifiedAlarms.of(resource, "web", Severity.WARNING, state, "default");
  }

  private static Alarm recovered(Alarm alarm) {
    return ClassifiedAlarms.changed(
        alarm, AlarmState.ALARM, AlarmState.OK, alarm.stateChangeTime().plusSeconds(60));
  }

  @Test
  void aNoticeGoesToTheDefaultTeam() {
    Notice notice = new Notice("AWS Health", "maintenance", "n-1");

    stage.send("notify-notice", new NoticeBurst(List.of(notice)));

    assertThat(body("compose-notice"))
        .isEqualTo(List.of(new NoticeNotification(List.of(notice), List.of(ON_CALL, ML_TEAM))));
  }

  @Test
  void messagesThatCouldNotBeReadAreReportedByTheTimer() throws Exception {
    MockEndpoint compose = stage.neighbour("compose-unreadable");
    compose.expectedMessageCount(1);

    stage.bean(UnreadableCount.class).add(new IllegalStateException("not JSON"));

    compose.assertIsSatisfied();
    assertThat(body("compose-unreadable"))
        .isEqualTo(new UnreadableNotification(1, "not JSON", List.of(ON_CALL, ML_TEAM)));
  }

  private static Object body(String route) {
    return stage.neighbour(route).getExchanges().get(0).getMessage().getBody();
  }

  @SuppressWarnings("unchecked")
  private static List<Notification> notifications() {
    return (List<Notification>) body("compose-burst");
  }

  private static void accepted(String alarmKey, String number) {
    MessageTable messages = stage.bean(MessageTable.class);
    messages.insert(SampleMessages.row("m-1", "SMS", List.of(alarmKey), number));
    messages.accepted("m-1", "VR-1");
  }
}
