package io.bongsu.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.compose.Message;
import io.bongsu.notify.Recipient;
import io.bongsu.sens.SensAccountException;
import io.bongsu.sens.SensAlimtalkProperties;
import io.bongsu.sens.SensBusyException;
import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensRefusedException;
import io.bongsu.sens.SensUnknownException;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleMessages;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class OutcomeToExceptionTest {

  private static final Message MESSAGE =
      SampleMessages.of(
          "id", "[경보] api-3 CPU 97%>80 #7K2", List.of(new Recipient(Phones.ON_CALL)), List.of());

  private final UnconfirmedPosts doubts =
      new UnconfirmedPosts(Clock.systemUTC(), Clock.systemUTC());
  private final SensHealth health =
      new SensHealth(
          new RefusedNumbers(Clock.systemUTC()),
          new AlimtalkTemplateCheck(new SensAlimtalkProperties("", "", "", "", List.of(), "", "")),
          Clock.systemUTC());
  private final OutcomeToException verdict =
      new OutcomeToException(
          doubts,
          health,
          new RetryLog(Duration.ofMinutes(2), Clock.systemUTC()),
          Duration.ofMinutes(3),
          Clock.systemUTC());

  @Test
  void aRefusedAccountOnAnotherChannelIsARefusalOfTheMessage() {
    Exchange exchange = posted(new SensOutcome.AccountRefused(403, "HTTP 403"));
    exchange.setVariable("channel", "alimtalk");

    verdict.process(exchange);

    assertThat(exchange.getVariable("refusal", SensOutcome.Refused.class).reason())
        .isEqualTo("HTTP 403");
  }

  @Test
  void anotherChannelThatIsBusyAtTheDeadlineIsARefusalOfTheMessage() {
    Exchange exchange = posted(new SensOutcome.Busy("HTTP 503", null));
    exchange.setVariable("channel", "mail");

    verdict.process(exchange);

    assertThat(exchange.getVariable("refusal")).isNotNull();
    assertThat(doubts.isOpen(MESSAGE)).isFalse();
  }

  @Test
  void acceptanceGoesOnAndEndsTheDoubt() {
    SensOutcome accepted = new SensOutcome.Accepted("VR-1", null);
    Exchange exchange = posted(accepted);

    verdict.process(exchange);

    assertThat(exchange.getVariable("acceptance")).isEqualTo(accepted);
    assertThat(doubts.isOpen(MESSAGE)).isFalse();
  }

  @Test
  void busyEndsTheDoubtSinceSensHasNotTakenIt() {
    Exchange exchange = posted(new SensOutcome.Busy("HTTP 503", null));

    assertThatThrownBy(() -> verdict.process(exchange)).isInstanceOf(SensBusyException.class);
    assertNeither(exchange);
  }

  @Test
  void refusalEndsTheDoubtSinceSensHasNotTakenIt() {
    Exchange exchange = posted(new SensOutcome.Refused(413, "too large"));

    assertThatThrownBy(() -> verdict.process(exchange)).isInstanceOf(SensRefusedException.class);
    assertNeither(exchange);
  }

  @Test
  void aRefusalThatMayConcernOneNumberGoesOn() {
    SensOutcome refused = new SensOutcome.Refused(400, "bad");
    Exchange exchange = posted(refused);

    verdict.process(exchange);

    assertThat(exchange.getVariable("refusal")).isEqualTo(refused);
    assertNeither(exchange);
  }

  @Test
  void aRefusalShowsInHealthUntilSensTakesAMessageAgain() {
    Exchange refused = posted(new SensOutcome.AccountRefused(401, "Authentication Failed"));
    assertThatThrownBy(() -> verdict.process(refused)).isInstanceOf(SensAccountException.class);
    assertThat(health.health().getDetails()).containsEntry("status", 401);

    verdict.process(posted(new SensOutcome.Accepted("VR-2", null)));
    assertThat(health.health().getDetails()).isEmpty();
  }

  @Test
  void anUnknownOutcomeLeavesTheDoubt() {
    Exchange exchange = posted(new SensOutcome.Unknown("no answer"));

    assertThatThrownBy(() -> verdict.process(exchange)).isInstanceOf(SensUnknownException.class);
    assertThat(exchange.getVariable("acceptance")).isNull();
    assertThat(doubts.isOpen(MESSAGE)).isTrue();
  }

  private void assertNeither(Exchange exchange) {
    assertThat(exchange.getVariable("acceptance")).isNull();
    assertThat(doubts.isOpen(MESSAGE)).isFalse();
  }

  private Exchange posted(SensOutcome outcome) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(MESSAGE);
    doubts.begin(MESSAGE);
    exchange.setVariable("outcome", outcome);
    return exchange;
  }
}
