package io.bongsu.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.compose.Message;
import io.bongsu.notify.Recipient;
import io.bongsu.sens.SensException;
import io.bongsu.sens.SensOutcome.Busy;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleMessages;
import io.bongsu.support.SetClock;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RetryLogTest {

  private static final Duration KEPT = Duration.ofMinutes(2);
  private static final String BEGUN = "the channel sms does not take messages";
  private static final String ENDED = "the channel sms takes messages again";

  private final SetClock clock = new SetClock();
  private final RetryLog retries = new RetryLog(KEPT, clock);
  private final Message first = message("1");
  private final Message second = message("2");

  @Test
  void anOutageIsLoggedOnceAndItsEndOnce(CapturedOutput log) {
    busy(null, first);
    clock.advance(Duration.ofSeconds(30));
    busy(null, first);
    busy("sms", second);
    clock.advance(Duration.ofSeconds(12));
    retries.answered(null, first);
    assertThat(log).as("one message still waits").doesNotContain(ENDED);
    retries.answered(null, second);
    retries.answered(null, second);

    assertThat(log)
        .containsOnlyOnce(BEGUN)
        .containsOnlyOnce("each is retried until it does: SENS is busy: HTTP 503")
        .containsOnlyOnce(ENDED + ", after 42 s")
        .doesNotContain(Phones.ON_CALL);
  }

  @Test
  void theNextOutageIsLoggedAgain(CapturedOutput log) {
    busy(null, first);
    retries.answered(null, first);
    busy(null, second);

    assertThat(log.getOut().split(BEGUN, -1)).hasSize(3);
  }

  @Test
  void eachChannelHasItsOwnOutages(CapturedOutput log) {
    busy("mail", first);
    retries.answered(null, second);
    assertThat(log).doesNotContain("again");
    busy(null, second);
    retries.answered("mail", first);

    assertThat(log).contains(BEGUN, "the channel mail takes messages again").doesNotContain(ENDED);
  }

  @Test
  void aMessageThatIsNoLongerTriedDoesNotProlongAnOutage(CapturedOutput log) {
    busy(null, first);
    clock.advance(KEPT.plusSeconds(1));
    retries.answered(null, second);

    assertThat(log).contains(ENDED);
  }

  @Test
  void anOpenBreakerIsNoOutageOfItsOwnButItsMessageWaits(CapturedOutput log) {
    failed(null, first, open());
    assertThat(log).doesNotContain(BEGUN);
    busy(null, second);
    failed(null, first, open());
    retries.answered(null, second);
    assertThat(log).doesNotContain(ENDED);
    retries.answered(null, first);

    assertThat(log).contains(ENDED);
  }

  private void busy(@Nullable String channel, Message message) {
    failed(channel, message, SensException.of(new Busy("HTTP 503", null)));
  }

  private void failed(@Nullable String channel, Message message, Exception failure) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setBody(message);
    exchange.setVariable("channel", channel);
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
    retries.process(exchange);
  }

  private static Exception open() {
    return CallNotPermittedException.createCallNotPermittedException(
        CircuitBreaker.ofDefaults("sens"));
  }

  private static Message message(String id) {
    return SampleMessages.of(id, "api-1 #7K2", List.of(new Recipient(Phones.ON_CALL)), List.of());
  }
}
