package io.bongsu.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.compose.Message;
import io.bongsu.compose.MessageKind;
import io.bongsu.notify.Recipient;
import io.bongsu.sens.SensInquiry;
import io.bongsu.sens.SensInquiryException;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.sens.SensProperties;
import io.bongsu.sens.SensUnknownException;
import io.bongsu.support.Phones;
import io.bongsu.support.SetClock;
import io.bongsu.support.sens.Account;
import io.bongsu.support.sens.FakeSens;
import io.bongsu.support.sens.Mishap;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfirmBeforeRetryTest {

  private final SetClock clock = new SetClock();
  private final FakeSens sens = FakeSens.start(0, Account.example(), clock);
  private final UnconfirmedPosts doubts = new UnconfirmedPosts(clock);
  private final ConfirmBeforeRetry doubt =
      new ConfirmBeforeRetry(
          doubts, new SensInquiry(properties(), clock), Duration.ofSeconds(15), clock);

  @AfterEach
  void stop() {
    sens.close();
  }

  @Test
  void whatSensHasIsAccepted() {
    sens.alreadyHas(message().text(), Phones.ON_CALL);
    Exchange exchange = posted(message());

    doubt.process(exchange);

    assertThat(exchange.getVariable("acceptance", Accepted.class).requestId()).isEqualTo("RSSA-0");
    assertThat(doubts.isOpen(exchange.getMessage().getBody(Message.class))).isFalse();
  }

  @Test
  void whatSensDoesNotListYetIsAskedForAgain() {
    Exchange exchange = posted(message());
    clock.advance(Duration.ofSeconds(14));

    assertThatThrownBy(() -> doubt.process(exchange)).isInstanceOf(SensUnknownException.class);
    assertThat(doubts.isOpen(exchange.getMessage().getBody(Message.class))).isTrue();
    assertThat(exchange.getVariable("acceptance")).isNull();
  }

  @Test
  void whatSensStillDoesNotListAfterAWhileMayBePosted() {
    Exchange exchange = posted(message());
    clock.advance(Duration.ofSeconds(15));

    doubt.process(exchange);

    assertThat(doubts.isOpen(exchange.getMessage().getBody(Message.class))).isFalse();
    assertThat(exchange.getVariable("acceptance")).isNull();
  }

  @Test
  void anotherTextToTheSamePhoneIsNotTakenForIt() {
    sens.alreadyHas("[경보] api-1 CPU 97%>80 14:02 #9ZZ", Phones.ON_CALL);
    Exchange exchange = posted(message());
    clock.advance(Duration.ofMinutes(1));

    doubt.process(exchange);

    assertThat(exchange.getVariable("acceptance")).isNull();
  }

  @Test
  void whileSensCannotBeAskedTheDoubtStays() {
    sens.alwaysInquiry(Mishap.status(503));
    Exchange exchange = posted(message());
    clock.advance(Duration.ofMinutes(1));

    assertThatThrownBy(() -> doubt.process(exchange)).isInstanceOf(SensInquiryException.class);
    assertThat(doubts.isOpen(exchange.getMessage().getBody(Message.class))).isTrue();
  }

  @Test
  void aMessageThatWasLeftForMonthsCanBeSettledStill() {
    Exchange exchange = posted(message());
    clock.advance(Duration.ofDays(100));

    doubt.process(exchange);

    assertThat(doubts.isOpen(exchange.getMessage().getBody(Message.class))).isFalse();
  }

  private Exchange posted(Message message) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(message);
    doubts.begin(message);
    return exchange;
  }

  private static Message message() {
    return new Message(
        "1",
        SetClock.NOW,
        "7K2",
        "urgent",
        "default",
        "api",
        MessageKind.SMS,
        null,
        "[경보] api-1 CPU 97%>80 14:02 #7K2",
        List.of(new Recipient(Phones.ON_CALL)),
        List.of());
  }

  private SensProperties properties() {
    Account account = sens.account();
    return new SensProperties(
        sens.baseUrl(),
        account.serviceId(),
        account.accessKey(),
        account.secretKey(),
        account.sender(),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5));
  }
}
