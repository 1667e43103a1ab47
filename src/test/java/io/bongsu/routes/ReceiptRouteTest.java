package io.bongsu.routes;

import static io.bongsu.routes.ReceiptStage.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Severity;
import io.bongsu.support.Phones;
import io.bongsu.support.SetClock;
import io.bongsu.support.sens.Account;
import io.bongsu.support.sens.Delivery;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With deliver and the error policy, a fake SENS, and a clock that the test advances. */
class ReceiptRouteTest {

  private static final String SECOND_NUMBER = "01000000011";
  private static final String LEE = "01000000021";
  private static final String MO = "01000000031";
  private static final String COLLEAGUE = "01000000032";
  private static final String BOSS = "01000000033";
  private static final String CHIEF = "01000000034";
  private static final String LEE_SECOND = "01000000022";
  private static final String KAKAO = "alimtalk:" + LEE;
  private static final String MAIL = "mail:lee@example.com";
  private static final Duration NOTHING_MORE = Duration.ofMillis(400);

  private static final SetClock CLOCK = new SetClock();

  @SuppressWarnings("NullAway.Init")
  private static FakeSens sens;

  @SuppressWarnings("NullAway.Init")
  private static ReceiptStage stage;

  @BeforeAll
  static void start(@TempDir Path directory) {
    sens = FakeSens.start(0, Account.example(), CLOCK);
    Map<String, String> settings = new HashMap<>();
    settings.put("bongsu.recipients.default", Phones.ON_CALL + "," + Phones.ML_TEAM);
    settings.put("bongsu.people.kim.phone", Phones.ON_CALL);
    settings.put("bongsu.people.kim.then", "sms:" + SECOND_NUMBER);
    settings.putAll(sens.otherChannels());
    settings.put("bongsu.people.lee.phone", LEE);
    settings.put("bongsu.people.lee.then", "alimtalk,mail:lee@example.com,sms:" + LEE_SECOND);
    settings.put("bongsu.people.mo.phone", MO);
    settings.put("bongsu.people.boss.phone", BOSS);
    settings.put("bongsu.people.chief.phone", CHIEF);
    settings.put("bongsu.recipients.night", "person:mo," + COLLEAGUE);
    settings.put("bongsu.escalation.night[0].after", "10m");
    settings.put("bongsu.escalation.night[0].to", "person:boss,person:chief");
    settings.put("bongsu.ack.url", "https://b.kr");
    settings.put("bongsu.ack.secret", "secret-of-the-test");
    stage = ReceiptStage.start(sens, CLOCK, directory, settings);
  }

  @AfterAll
  static void stop() {
    stage.close();
    sens.close();
  }

  @BeforeEach
  void forget() {
    stage.forget();
  }

  @Test
  void aDeliveredMessageStandsInTheLedgerWithItsCarrier() throws Exception {
    stage.routes().neighbour("status-delivered").expectedMessageCount(1);
    deliver("api-1", Severity.CRITICAL, Phones.ON_CALL);

    CLOCK.advance(Duration.ofSeconds(10));

    stage.routes().neighbour("status-delivered").assertIsSatisfied();
    assertThat(legs()).containsExactly("sms DELIVERED SKT 0");
    assertThat(stage.routes().count("bongsu.delivered", "carrier", "SKT")).isPositive();
    CLOCK.advance(Duration.ofMinutes(4));
    sens.phone(Phones.ON_CALL).receivedContaining("api-1");
    sens.nothingElseArrives(NOTHING_MORE);
  }

  @Test
  void manyResultsThatAreDueAtOnceAreAskedForAsOneList() throws Exception {
    stage.routes().neighbour("status-delivered").expectedMessageCount(5);
    for (int i = 0; i < 5; i++) {
      deliver("api-" + (70 + i), Severity.CRITICAL, Phones.ON_CALL);
    }
    sens.forgetAttempts();

    CLOCK.advance(Duration.ofSeconds(10));

    stage.routes().neighbour("status-delivered").assertIsSatisfied();
    assertThat(sens.attempts()).hasSize(1);
  }

  @Test
  void aPhoneThatIsOffIsFollowedByTheNextNumber() {
    sens.fails(Phones.ON_CALL, "2003");
    deliver("api-2", Severity.CRITICAL, Phones.ON_CALL);

    CLOCK.advance(Duration.ofSeconds(10));

    sens.phone(SECOND_NUMBER).receivedContaining("api-2");
    sens.nothingElseArrives(NOTHING_MORE);
  }

  @Test
  void aMessageThatIsProcessedForEverIsFollowedAtTheDeadline() {
    sens.neverAnswers(Phones.ON_CALL);
    deliver("api-3", Severity.CRITICAL, Phones.ON_CALL);

    CLOCK.advance(Duration.ofSeconds(179));
    sens.nothingElseArrives(NOTHING_MORE);
    CLOCK.advance(Duration.ofSeconds(1));

    sens.phone(SECOND_NUMBER).receivedContaining("api-3");
    sens.nothingElseArrives(NOTHING_MORE);
  }

  @Test
  void alimtalkFollowsAndSaysWhatTheTemplateSays() {
    sens.fails(LEE, "2003");
    deliver("api-31", Severity.CRITICAL, LEE);

    CLOCK.advance(Duration.ofSeconds(10));
    String text = sens.phone(KAKAO).receivedContaining("api-31").content();
    await(() -> stage.messages("state = 'ACCEPTED'") == 2);
    CLOCK.advance(Duration.ofSeconds(30));

    assertThat(text).startsWith("[서버 경보]\n").endsWith("\n담당자만 받는 알림입니다.");
    await(() -> legs().contains("alimtalk DELIVERED KAKAO 0"));
    CLOCK.advance(Duration.ofMinutes(10));
    sens.nothingElseArrives(NOTHING_MORE);
    assertThat(sens.faults()).isEmpty();
  }

  @Test
  void whomKakaoTalkDoesNotKnowIsMailed() {
    sens.fails(LEE, "3001");
    sens.fails(KAKAO, "3019");
    deliver("api-32", Severity.CRITICAL, LEE);

    CLOCK.advance(Duration.ofSeconds(10));
    await(() -> stage.messages("state = 'ACCEPTED'") == 2);
    CLOCK.advance(Duration.ofSeconds(10));
    sens.phone(MAIL).receivedContaining("api-32");
    await(() -> stage.messages("state = 'ACCEPTED'") == 3);
    CLOCK.advance(Duration.ofSeconds(10));

    await(() -> legs().contains("mail DELIVERED MAIL 0"));
    assertThat(legs()).contains("alimtalk FAILED KAKAO 3019");
    CLOCK.advance(Duration.ofMinutes(10));
    sens.nothingElseArrives(NOTHING_MORE);
  }

  @Test
  void aChannelThatTheAccountLacksIsPassedOverAtOnce() {
    sens.fails(LEE, "2003");
    sens.refuses("alimtalk");
    sens.refuses("mail");
    deliver("api-33", Severity.CRITICAL, LEE);

    CLOCK.advance(Duration.ofSeconds(10));

    sens.phone(LEE_SECOND).receivedContaining("api-33");
    sens.nothingElseArrives(NOTHING_MORE);
  }

  @Test
  void anAlimtalkWhoseAnswerIsLostIsNotSentTwice() {
    sens.fails(LEE, "2003");
    deliver("api-34", Severity.CRITICAL, LEE);
    sens.next(1, Mishap.closeAfterAccepting());

    CLOCK.advance(Duration.ofSeconds(10));
    sens.phone(KAKAO).receivedContaining("api-34");
    await(() -> stage.messages("state = 'ACCEPTED'") == 2);
    CLOCK.advance(Duration.ofSeconds(30));

    await(() -> legs().contains("alimtalk DELIVERED KAKAO 0"));
    sens.nothingElseArrives(NOTHING_MORE);
  }

  @Test
  void aMailWhoseAnswerIsLostIsNotSentTwice() {
    sens.fails(LEE, "2003");
    sens.refuses("alimtalk");
    deliver("api-35", Severity.CRITICAL, LEE);
    sens.next(1, Mishap.closeAfterAccepting());

    CLOCK.advance(Duration.ofSeconds(10));
    sens.phone(MAIL).receivedContaining("api-35");
    await(() -> stage.messages("state = 'ACCEPTED'") == 2);
    CLOCK.advance(Duration.ofSeconds(30));

    await(() -> legs().contains("mail DELIVERED MAIL 0"));
    sens.nothingElseArrives(NOTHING_MORE);
  }

  @Test
  void anAlimtalkThatIsLostBeforeItArrivedIsSentOnce() {
    sens.fails(LEE, "2003");
    deliver("api-36", Severity.CRITICAL, LEE);
    sens.next(1, Mishap.closeBeforeAccepting());

    CLOCK.advance(Duration.ofSeconds(10));
    sens.awaitAttempts(4, Duration.ofSeconds(5));
    CLOCK.advance(Duration.ofSeconds(20));

    sens.phone(KAKAO).receivedContaining("api-36");
    sens.nothingElseArrives(NOTHING_MORE);
  }

  @Test
  void withoutReceiptsTheDeadlineDecides() throws Exception {
    stage.routes().neighbour("status-receipts-unavailable").expectedMinimumMessageCount(1);
    sens.alwaysInquiry(Mishap.status(503));
    deliver("api-4", Severity.CRITICAL, Phones.ON_CALL);
    sens.phone(Phones.ON_CALL).receivedContaining("api-4");

    CLOCK.advance(Duration.ofMinutes(3));

    sens.phone(SECOND_NUMBER).receivedContaining("api-4");
    stage.routes().neighbour("status-receipts-unavailable").assertIsSatisfied();
    sens.nothingElseArrives(NOTHING_MORE);
  }

  @Test
  void afterThePersonsLastChannelTheRestOfTheTeamIsNotified() {
    sens.fails(Phones.ON_CALL, "3001");
    sens.fails(SECOND_NUMBER, "3001");
    deliver("api-5", Severity.CRITICAL, Phones.ON_CALL);

    CLOCK.advance(Duration.ofSeconds(10));
    awaitAccepted(2);
    CLOCK.advance(Duration.ofSeconds(10));

    sens.phone(Phones.ML_TEAM).receivedContaining("api-5");
    sens.nothingElseArrives(NOTHING_MORE);
    assertThat(unreached()).isZero();
  }

  /** First the escalation, one person after the other, then the rest of the team. */
  @Test
  void afterThePersonsLastChannelTheNextOfTheEscalationIsNotified() {
    Stream.of(MO, BOSS, CHIEF).forEach(phone -> sens.fails(phone, "3001"));
    stage.deliver("night", "api-7", Severity.CRITICAL, MO);

    for (int accepted = 2; accepted <= 4; accepted++) {
      CLOCK.advance(Duration.ofSeconds(10));
      awaitAccepted(accepted);
      assertThat(sens.accepted()).hasSize(accepted);
    }
    CLOCK.advance(Duration.ofSeconds(10));

    assertThat(sens.accepted().stream().map(Delivery::phone))
        .containsExactly(MO, BOSS, CHIEF, COLLEAGUE);
    sens.phone(COLLEAGUE).receivedContaining("api-7");
    sens.nothingElseArrives(NOTHING_MORE);
    assertThat(unreached()).isZero();
  }

  @Test
  void nobodyOfTheEscalationIsNotifiedWhileAColleagueHasTheText() {
    sens.fails(MO, "3001");
    stage.deliver("night", "api-8", Severity.CRITICAL, MO, COLLEAGUE);

    CLOCK.advance(Duration.ofSeconds(10));
    sens.phone(COLLEAGUE).receivedContaining("api-8");
    await(() -> passedOn() == 1);
    CLOCK.advance(Duration.ofSeconds(10));

    sens.nothingElseArrives(NOTHING_MORE);
    assertThat(sens.accepted()).hasSize(2);
    assertThat(unreached()).isZero();
  }

  @Test
  void theEscalationIsNotifiedAtTheDeadlineIfNothingIsHeardOfTheOnlyText() {
    sens.neverAnswers(MO);
    stage.deliver("night", "api-10", Severity.CRITICAL, MO);

    CLOCK.advance(Duration.ofSeconds(180));

    sens.phone(BOSS).receivedContaining("api-10");
    sens.nothingElseArrives(NOTHING_MORE);
    assertThat(unreached()).isZero();
  }

  @Test
  void whoeverGetsATextInsteadGetsALinkOfTheirOwn() {
    sens.fails(MO, "3001");
    stage.deliver("night", "api-9", Severity.CRITICAL, MO);
    CLOCK.advance(Duration.ofSeconds(10));
    awaitAccepted(2);

    List<String> links =
        sens.accepted().stream()
            .map(text -> text.content().replaceFirst("(?s).*(https://b.kr/a/\\w{10}).*", "$1"))
            .toList();
    assertThat(links).doesNotHaveDuplicates();
    assertThat(
            stage
                .jdbc()
                .sql("select name from ack_link where token = :token")
                .param("token", links.get(1).substring(links.get(1).length() - 10))
                .query(String.class)
                .single())
        .isEqualTo("boss");
  }

  @Test
  void withoutAnybodyLeftTheMessageGoesToTheFallbackTopic() {
    Stream.of(Phones.ON_CALL, SECOND_NUMBER, Phones.ML_TEAM)
        .forEach(phone -> sens.fails(phone, "3023"));
    deliver("api-6", Severity.CRITICAL, Phones.ON_CALL);

    CLOCK.advance(Duration.ofSeconds(10));
    awaitAccepted(2);
    CLOCK.advance(Duration.ofSeconds(10));
    awaitAccepted(3);
    assertThat(unreached()).isZero();
    CLOCK.advance(Duration.ofSeconds(10));

    await(() -> unreached() == 1);
    sens.nothingElseArrives(NOTHING_MORE);
    assertThat(sens.accepted()).hasSize(3);
  }

  @Test
  void aWarningIsNotSentAgain() throws Exception {
    stage.routes().neighbour("status-undelivered").expectedMessageCount(1);
    sens.fails(Phones.ON_CALL, "3001");
    deliver("api-7", Severity.WARNING, Phones.ON_CALL);

    CLOCK.advance(Duration.ofMinutes(4));

    stage.routes().neighbour("status-undelivered").assertIsSatisfied();
    sens.nothingElseArrives(NOTHING_MORE);
  }

  private static void awaitAccepted(int count) {
    await(() -> sens.accepted().size() >= count);
    await(() -> stage.messages("state = 'SENDING'") == 0);
  }

  private static void deliver(String resource, Severity severity, String... phones) {
    stage.deliver("default", resource, severity, phones);
  }

  private static List<String> legs() {
    return stage
        .jdbc()
        .sql(
            "select channel || ' ' || state || ' ' || carrier || ' ' || code from message_recipient")
        .query(String.class)
        .list();
  }

  /** Legs that something else follows, or that are given up. */
  private static int passedOn() {
    return stage
        .jdbc()
        .sql("select count(*) from message_recipient where next_at is not null")
        .query(Integer.class)
        .single();
  }

  private static int unreached() {
    return stage.messages("unreached_at is not null");
  }
}
