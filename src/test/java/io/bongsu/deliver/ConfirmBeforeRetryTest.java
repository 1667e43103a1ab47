package io.bongsu.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.compose.AckLinks;
import io.bongsu.compose.Message;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import io.bongsu.sens.SensAlimtalkProperties;
import io.bongsu.sens.SensListed;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.sens.SensUnknownException;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleMessages;
import io.bongsu.support.SetClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class ConfirmBeforeRetryTest {

  private final SetClock clock = new SetClock();
  private final UnconfirmedPosts doubts = new UnconfirmedPosts(clock, clock);
  private final ConfirmBeforeRetry doubt =
      new ConfirmBeforeRetry(
          doubts,
          new ChannelRequests(
              Channels.ofTeams(
                  new Recipients(Map.of("default", List.of(new Recipient(Phones.ON_CALL))))),
              new SensAlimtalkProperties("", "", "", "", List.of(), "", ""),
              AckLinks.off(),
              false),
          new RetryLog(Duration.ofMinutes(2), clock),
          Duration.ofSeconds(15),
          clock);

  @Test
  void whatSensHasIsAccepted() {
    Exchange exchange = posted(message(), message().text());

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
    Exchange exchange = posted(message(), "[경보] api-1 CPU 97%>80 14:02 #9ZZ");
    clock.advance(Duration.ofMinutes(1));

    doubt.process(exchange);

    assertThat(exchange.getVariable("acceptance")).isNull();
  }

  @Test
  void aMessageThatWasLeftForMonthsCanBeSettledStill() {
    Exchange exchange = posted(message());
    clock.advance(Duration.ofDays(100));

    assertThat(doubt.query(message(), null)).isNotNull();
    doubt.process(exchange);

    assertThat(doubts.isOpen(exchange.getMessage().getBody(Message.class))).isFalse();
  }

  private Exchange posted(Message message, String... listed) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(message);
    exchange.setVariable("listed", new SensListed(Stream.of(listed).map(this::item).toList()));
    doubts.begin(message);
    return exchange;
  }

  private static Message message() {
    return SampleMessages.of(
        "1", "[경보] api-1 CPU 97%>80 14:02 #7K2", List.of(new Recipient(Phones.ON_CALL)), List.of());
  }

  private SensListed.Item item(String content) {
    return new SensListed.Item(
        "RSSA-0", "0", Phones.ON_CALL, content, "PROCESSING", null, null, null, null);
  }
}
