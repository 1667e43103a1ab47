package io.bongsu.routes;

import static io.bongsu.routes.ReceiptStage.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Severity;
import io.bongsu.support.FakeSmtp;
import io.bongsu.support.Phones;
import io.bongsu.support.SetClock;
import io.bongsu.support.sens.Account;
import io.bongsu.support.sens.FakeSens;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mail by a mail server as the next channel, with a fake SENS and a clock that the test advances.
 */
class SmtpRouteTest {

  private static final String LEE = "01000000021";
  private static final String LEE_SECOND = "01000000022";
  private static final Pattern MESSAGE_ID = Pattern.compile("Message-ID: (<[^>]+>)");
  private static final Duration NOTHING_MORE = Duration.ofMillis(400);

  private static final SetClock CLOCK = new SetClock();

  private static FakeSens sens;
  private static FakeSmtp server;
  private static ReceiptStage stage;

  @BeforeAll
  static void start(@TempDir Path directory) {
    sens = FakeSens.start(0, Account.example(), CLOCK);
    server = FakeSmtp.start();
    Map<String, String> settings = new HashMap<>();
    settings.put("bongsu.deliver.retry-delay-ms", "10");
    settings.put("bongsu.deliver.retry-max-delay-ms", "20");
    settings.put("bongsu.deliver.unsettled-period-ms", "100");
    settings.put("bongsu.deliver.inquire-grace", "100ms");
    settings.put("bongsu.recipients.default", LEE);
    settings.put("bongsu.people.lee.phone", LEE);
    settings.put("bongsu.people.lee.then", "mail:lee@example.com,sms:" + LEE_SECOND);
    settings.put("bongsu.mail.via", "smtp");
    settings.put("bongsu.mail.host", "127.0.0.1");
    settings.put("bongsu.mail.port", String.valueOf(server.port()));
    settings.put("bongsu.mail.tls", "none");
    settings.put("bongsu.mail.sender", "bongsu@example.com");
    stage = ReceiptStage.start(sens, CLOCK, directory, settings);
  }

  @AfterAll
  static void stop() {
    stage.close();
    server.close();
    sens.close();
  }

  @BeforeEach
  void forget() {
    stage.forget();
    server.reset();
    sens.fails(LEE, "2003");
  }

  @AfterEach
  void nothingIsLeftToDo() {
    await(() -> stage.messages("state = 'SENDING'") == 0);
  }

  @Test
  void aMailFollowsAndWithoutAReceiptTheNextChannelAtTheDeadline() {
    deliver("api-1", LEE);
    CLOCK.advance(Duration.ofSeconds(10));
    await(() -> stage.messages("state = 'ACCEPTED'") == 2);

    assertThat(server.taken()).singleElement().asString().contains("To: lee@example.com");
    sens.nothingElseArrives(NOTHING_MORE);
    CLOCK.advance(Duration.ofMinutes(3));

    sens.phone(LEE_SECOND).receivedContaining("api-1");
    assertThat(server.taken()).hasSize(1);
  }

  @Test
  void anAddressThatTheServerDoesNotTakeIsPassedOverAtOnce() {
    server.answers("RCPT", "550 5.1.1 no such user");
    deliver("api-2", LEE);
    CLOCK.advance(Duration.ofSeconds(10));

    sens.phone(LEE_SECOND).receivedContaining("api-2");
  }

  @Test
  void anAccountThatTheServerDoesNotTakeIsPassedOverAtOnce() {
    server.answers("MAIL", "530 5.7.0 log in first");
    deliver("api-3", LEE);
    CLOCK.advance(Duration.ofSeconds(10));

    sens.phone(LEE_SECOND).receivedContaining("api-3");
  }

  @Test
  void aServerThatIsAwayIsAskedAgainUntilTheDeadlineAndHoldsUpNoText() {
    server.answers("CONNECT", "421 4.3.2 closing");
    deliver("api-4", LEE);
    CLOCK.advance(Duration.ofSeconds(10));
    await(() -> server.connections() > 30);

    assertThat(stage.routes().bean(CircuitBreaker.class).getState())
        .isEqualTo(CircuitBreaker.State.CLOSED);
    deliver("api-5", Phones.ON_CALL);
    sens.phone(Phones.ON_CALL).receivedContaining("api-5");
    CLOCK.advance(Duration.ofMinutes(4));

    sens.phone(LEE_SECOND).receivedContaining("api-4");
  }

  @Test
  void aMailWhoseAnswerIsLostIsRepeatedUnderTheSameMessageId() {
    server.answers(FakeSmtp.END, FakeSmtp.HANG_UP);
    deliver("api-6", LEE);
    CLOCK.advance(Duration.ofSeconds(10));
    await(() -> server.taken().size() >= 2);
    server.calm();
    await(() -> stage.messages("state = 'ACCEPTED'") == 2);

    assertThat(server.taken().stream().map(SmtpRouteTest::messageId).distinct()).hasSize(1);
  }

  /** After a crash nobody can be asked, so that the mail goes out, perhaps again. */
  @Test
  void aMailThatACrashLeftUnconfirmedIsSent() {
    deliver("api-7", LEE);
    CLOCK.advance(Duration.ofSeconds(10));
    await(() -> stage.messages("state = 'ACCEPTED'") == 2);
    String first = messageId(server.taken().get(0));

    stage
        .jdbc()
        .sql("update message set state = 'SENDING', node_id = 'dead' where id = :id")
        .param("id", first.replaceAll("<bongsu\\.|@.*", ""))
        .update();
    CLOCK.advance(Duration.ofSeconds(1));
    await(() -> server.taken().size() == 2);

    assertThat(messageId(server.taken().get(1))).isEqualTo(first);
  }

  private static String messageId(String mail) {
    return MESSAGE_ID.matcher(mail).results().map(id -> id.group(1)).findFirst().orElse("");
  }

  private static void deliver(String resource, String phone) {
    stage.deliver("default", resource, Severity.CRITICAL, phone);
  }
}
