package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.compose.Composer;
import io.bongsu.compose.Message;
import io.bongsu.compose.MessageKind;
import io.bongsu.deliver.DeliveryLog;
import io.bongsu.deliver.RefusedNumbers;
import io.bongsu.notify.Notification;
import io.bongsu.notify.Recipient;
import io.bongsu.sens.SensRefusedException;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Phones;
import io.bongsu.support.sens.Attempt;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With the error policy, which repeats {@code deliver-attempt}, and a fake SENS. */
@ExtendWith(OutputCaptureExtension.class)
class DeliverRouteTest {

  @SuppressWarnings("NullAway.Init")
  private static FakeSens sens;

  @SuppressWarnings("NullAway.Init")
  private static RouteContext stage;

  @BeforeAll
  static void start() {
    sens = FakeSens.start();
    Map<String, String> settings = new HashMap<>(sens.settings());
    settings.put("sens.response-timeout", "1s");
    settings.put("bongsu.deliver.retry-delay-ms", "20");
    settings.put("bongsu.deliver.retry-max-delay-ms", "50");
    settings.put("bongsu.deliver.inquire-grace", "300ms");
    settings.put("bongsu.deliver.unsettled-delay-ms", "100");
    settings.put("bongsu.deliver.unsettled-period-ms", "200");
    settings.put("bongsu.notice.check-period-ms", "200");
    stage =
        RouteContext.start(
            List.of(
                "routes/deliver.camel.yaml", "routes/sens.camel.yaml", "routes/error.camel.yaml"),
            "direct:(status-.*|notify-notice)",
            settings);
  }

  @AfterAll
  static void stop() {
    stage.close();
    sens.close();
  }

  @BeforeEach
  void forget() {
    stage.reset();
    sens.reset();
    breaker().transitionToCloseState();
  }

  @Test
  void anAcceptedMessageIsPostedOnceAndStandsInTheLedger() throws Exception {
    stage.neighbour("status-accepted").expectedMessageCount(1);

    Exchange burst = deliver("api-1");

    stage.neighbour("status-accepted").assertIsSatisfied();
    assertThat(burst.getException()).isNull();
    assertThat(posts()).hasSize(1);
    String text = sens.phone(Phones.ON_CALL).receivedContaining("api-1").shown();
    assertThat(stateOf(text)).isEqualTo("ACCEPTED");
    assertThat(sens.faults()).isEmpty();
  }

  @Test
  void whileSensIsBusyEveryAttemptIsSignedAnew() {
    sens.next(2, Mishap.status(503));

    Exchange burst = deliver("api-2");

    assertThat(burst.getException()).isNull();
    assertThat(posts()).hasSize(3).extracting(Attempt::timestamp).doesNotHaveDuplicates();
    sens.phone(Phones.ON_CALL).receivedContaining("api-2");
    sens.nothingElseArrived();
  }

  @Test
  void anOutageOfSensIsTwoLinesInTheLog(CapturedOutput log) {
    int before = log.length();
    sens.next(1, Mishap.closeAfterAccepting());
    sens.nextInquiry(5, Mishap.status(503));

    deliver("api-15");

    assertThat(log.toString().substring(before))
        .containsOnlyOnce("the channel sms does not take messages")
        .containsOnlyOnce("the channel sms takes messages again")
        .doesNotContain("On delivery attempt");
  }

  @Test
  void aMessageWhoseAnswerWasLostIsFoundAndNotPostedAgain() {
    sens.next(1, Mishap.closeAfterAccepting());

    Exchange burst = deliver("api-3");

    assertThat(burst.getException()).isNull();
    assertThat(posts()).hasSize(1);
    String text = sens.phone(Phones.ON_CALL).receivedContaining("api-3").shown();
    sens.nothingElseArrived();
    assertThat(stateOf(text)).isEqualTo("ACCEPTED");
  }

  @Test
  void aMessageThatSensDoesNotHaveIsPostedAgainWithTheSameText() {
    sens.next(1, Mishap.closeBeforeAccepting());

    Exchange burst = deliver("api-4");

    assertThat(burst.getException()).isNull();
    assertThat(posts()).hasSize(2);
    String text = sens.phone(Phones.ON_CALL).receivedContaining("api-4").shown();
    sens.nothingElseArrived();
    assertThat(texts("api-4")).containsExactly(text);
  }

  @Test
  void whileSensCannotBeAskedADoubtfulMessageIsNotPosted() {
    sens.next(1, Mishap.closeAfterAccepting());
    sens.nextInquiry(3, Mishap.status(503));

    Exchange burst = deliver("api-5");

    assertThat(burst.getException()).isNull();
    assertThat(posts()).hasSize(1);
    assertThat(sens.attempts()).hasSize(5);
    sens.phone(Phones.ON_CALL).receivedContaining("api-5");
    sens.nothingElseArrived();
  }

  @Test
  void aRefusedMessageIsWrittenAndFailsItsBurst() throws Exception {
    sens.next(1, Mishap.status(400));
    stage.neighbour("status-refused").expectedMessageCount(1);

    Exchange burst = deliver("api-6");

    stage.neighbour("status-refused").assertIsSatisfied();
    assertThat(burst.getException()).isInstanceOf(SensRefusedException.class);
    assertThat(posts()).hasSize(1);
    assertThat(stateOf(texts("api-6").get(0))).isEqualTo("REFUSED");
    sens.phone(Phones.ON_CALL).receivedNothing();
  }

  @Test
  void oneWrongNumberAmongAHundredIsFoundAndTheOthersAreTexted() throws Exception {
    String wrong = "01000000137";
    sens.refuses(wrong);
    stage.neighbour("notify-notice").expectedMessageCount(1);

    Exchange burst = deliver("api-11", phones(100));

    assertThat(burst.getException()).isNull();
    assertThat(sens.accepted()).hasSize(99).noneMatch(each -> each.phone().equals(wrong));
    assertThat(posts()).hasSizeLessThanOrEqualTo(15);
    assertThat(breaker().getCircuitBreakerState()).isEqualTo("CLOSED");
    assertThat(stage.bean(RefusedNumbers.class).names()).containsExactly("***-****-0137");

    stage.neighbour("notify-notice").assertIsSatisfied(500);

    sens.forgetAttempts();
    deliver("api-12", phones(100));
    assertThat(posts()).hasSize(2);
    assertThat(sens.accepted()).hasSize(198).extracting("phone", "content").doesNotHaveDuplicates();
  }

  @Test
  void aRefusalOfTheTextFailsTheBurstAfterFewRequests() {
    sens.always(Mishap.status(400));

    Exchange burst = deliver("api-13", phones(100));

    assertThat(burst.getException()).isInstanceOf(SensRefusedException.class);
    assertThat(posts()).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void aRefusalOfTheAccountIsRepeatedAndDoesNotOpenTheBreaker() throws Exception {
    stage.neighbour("status-account-refused").expectedMinimumMessageCount(12);
    sens.next(12, Mishap.status(401));

    Exchange burst = deliver("api-14");

    assertThat(burst.getException()).isNull();
    stage.neighbour("status-account-refused").assertIsSatisfied();
    assertThat(breaker().getCircuitBreakerState()).isEqualTo("CLOSED");
    assertThat(breaker().getNumberOfFailedCalls()).isZero();
    sens.phone(Phones.ON_CALL).receivedContaining("api-14");
    sens.nothingElseArrived();
  }

  @Test
  void nothingIsPostedWhileTheBreakerIsOpenAndAllWhenItCloses() throws Exception {
    breaker().transitionToOpenState();
    CompletableFuture<Exchange> burst = CompletableFuture.supplyAsync(() -> deliver("api-7"));

    assertThatThrownBy(() -> burst.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(posts()).isEmpty();

    breaker().transitionToCloseState();
    assertThat(burst.get(2, TimeUnit.SECONDS).getException()).isNull();
    sens.phone(Phones.ON_CALL).receivedContaining("api-7");
    assertThat(posts()).hasSize(1);
  }

  @Test
  @Timeout(10)
  void manyFailuresOpenTheBreaker() {
    sens.always(Mishap.status(503));
    CompletableFuture<Exchange> burst = CompletableFuture.supplyAsync(() -> deliver("api-8"));

    while (!breaker().getCircuitBreakerState().equals("OPEN")) {
      Thread.onSpinWait();
    }
    assertThat(posts()).hasSizeGreaterThanOrEqualTo(10);

    sens.calm();
    breaker().transitionToHalfOpenState();
    assertThat(burst.join().getException()).isNull();
    sens.phone(Phones.ON_CALL).receivedContaining("api-8");
    sens.nothingElseArrived();
  }

  @Test
  void aMessageThatACrashLeftUnpostedIsPostedByTheTimer() throws Exception {
    stage.neighbour("status-accepted").expectedMessageCount(1);
    Message left = left("[경보] api-9 CPU 97%>80 14:02 #9AA");

    Exchange working = working();
    stage.bean(DeliveryLog.class).sending(List.of(left), working);

    end(working);

    sens.phone(Phones.ON_CALL).received(left.text());
    stage.neighbour("status-accepted").assertIsSatisfied();
    sens.nothingElseArrived();
  }

  @Test
  void aMessageThatACrashLeftAfterItsPostIsFoundByTheTimer() throws Exception {
    stage.neighbour("status-accepted").expectedMessageCount(1);
    Message left = left("[경보] api-10 CPU 97%>80 14:02 #9AB");
    sens.alreadyHas(left.text(), Phones.ON_CALL);
    Exchange working = working();
    stage.bean(DeliveryLog.class).sending(List.of(left), working);
    stage.bean(DeliveryLog.class).posting(left);

    end(working);

    stage.neighbour("status-accepted").assertIsSatisfied();
    assertThat(posts()).isEmpty();
  }

  private static Exchange deliver(String resource) {
    return deliver(resource, List.of(new Recipient(Phones.ON_CALL)));
  }

  private static List<Recipient> phones(int count) {
    return IntStream.range(100, 100 + count)
        .mapToObj(number -> new Recipient("01000000" + number))
        .toList();
  }

  private static Exchange deliver(String resource, List<Recipient> people) {
    Alarm alarm = ClassifiedAlarms.of(resource);
    Burst burst = new Burst("urgent", List.of(alarm));
    Notification notification = new Notification(burst, people);
    return stage.send(
        "deliver-messages", stage.bean(Composer.class).messages(List.of(notification)));
  }

  private static Message left(String text) {
    return new Message(
        UUID.randomUUID().toString(),
        Instant.now(),
        text.substring(text.length() - 3),
        "urgent",
        "default",
        "api",
        MessageKind.SMS,
        null,
        text,
        List.of(new Recipient(Phones.ON_CALL)),
        List.of(ClassifiedAlarms.named("left-" + UUID.randomUUID())));
  }

  /** The exchange of a process that is about to crash. */
  private static Exchange working() {
    Exchange exchange = new DefaultExchange(stage.camel());
    exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
    return exchange;
  }

  private static void end(Exchange exchange) {
    UnitOfWorkHelper.doneUow(exchange.getUnitOfWork(), exchange);
  }

  private static ResilienceProcessor breaker() {
    return stage.camel().getProcessor("deliver-post-breaker", ResilienceProcessor.class);
  }

  private static List<Attempt> posts() {
    return sens.attempts().stream().filter(attempt -> attempt.method().equals("POST")).toList();
  }

  private static List<String> texts(String part) {
    return jdbc()
        .sql("select text from message where text like :part")
        .param("part", "%" + part + " %")
        .query(String.class)
        .list();
  }

  private static String stateOf(String text) {
    return jdbc()
        .sql("select state from message where text = :text")
        .param("text", text)
        .query(String.class)
        .single();
  }

  private static JdbcClient jdbc() {
    return stage.bean(JdbcClient.class);
  }
}
