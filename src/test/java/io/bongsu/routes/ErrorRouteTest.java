package io.bongsu.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.UnreadableAlarmException;
import io.bongsu.classify.AlarmInFlightException;
import io.bongsu.sens.SensException;
import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensRefusedException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What becomes of a stage that throws. */
class ErrorRouteTest {

  private static final AtomicReference<Processor> WORK = new AtomicReference<>(exchange -> {});

  private static final String DEAD_LETTERS = "aws2-sqs:bongsu-alarms-dead";

  @SuppressWarnings("NullAway.Init")
  private static RouteContext stage;

  private final AtomicInteger tried = new AtomicInteger();

  @BeforeAll
  static void start() {
    stage =
        RouteContext.start(
            List.of("routes/error.camel.yaml", "stages/failing.camel.yaml"),
            "(aws2-sqs:.*|direct:(status-.*|deliver-refused))",
            Map.of("bongsu.deliver.retry-delay-ms", "5", "bongsu.deliver.retry-max-delay-ms", "10"),
            Map.of("work", exchange -> Objects.requireNonNull(WORK.get()).process(exchange)));
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
  void poisonGoesToTheDeadLettersWholeAndIsDoneWith() {
    Exchange ended = send(1, () -> new UnreadableAlarmException("not JSON"));

    assertThat(ended.getException()).isNull();
    assertThat(tried).hasValue(1);
    Exchange dead = stage.mock(DEAD_LETTERS).getExchanges().get(0);
    assertThat(dead.getMessage().getBody()).isEqualTo("what came in");
    assertThat(dead.getMessage().getHeader("reason")).isEqualTo("not JSON");
    assertThat(stage.neighbour("status-unreadable").getReceivedCounter()).isEqualTo(1);
  }

  @Test
  void poisonWhoseReasonTheQueueRefusesGoesWithoutIt() {
    stage
        .mock(DEAD_LETTERS)
        .whenExchangeReceived(
            1,
            first -> {
              throw SqsException.builder().statusCode(400).message("no").build();
            });

    Exchange ended = send(1, () -> new UnreadableAlarmException("not JSON"));

    assertThat(ended.getException()).isNull();
    Exchange dead = stage.mock(DEAD_LETTERS).getExchanges().get(1);
    assertThat(dead.getMessage().getBody()).isEqualTo("what came in");
    assertThat(dead.getMessage().getHeaders()).doesNotContainKey("reason");
  }

  @Test
  void whatComesAfterPoisonIsHandled() {
    send(1, () -> new UnreadableAlarmException("not JSON"));

    assertThat(send(0, IllegalStateException::new).getException()).isNull();
    assertThat(stage.mock(DEAD_LETTERS).getReceivedCounter()).isEqualTo(1);
  }

  @Test
  void aCopyInFlightIsCountedAndLeftOnTheQueue() {
    Exchange ended = send(1, () -> new AlarmInFlightException("a"));

    assertThat(ended.getException()).isInstanceOf(AlarmInFlightException.class);
    assertThat(tried).hasValue(1);
    assertThat(stage.neighbour("status-in-flight").getReceivedCounter()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"busy", "unknown", "the breaker is open"})
  void whatMayStillSucceedIsRepeatedUntilItDoes(String why) {
    Exchange ended = send(25, () -> passing(why));

    assertThat(ended.getException()).isNull();
    assertThat(tried).hasValue(26);
  }

  @Test
  void whatSensRefusesIsToldOnceAndFails() {
    Exchange ended = send(1, () -> thrown(new SensOutcome.Refused(400, "bad request")));

    assertThat(ended.getException()).isInstanceOf(SensRefusedException.class);
    assertThat(tried).hasValue(1);
    assertThat(stage.neighbour("deliver-refused").getReceivedCounter()).isEqualTo(1);
  }

  @Test
  void whatNobodyForesawFailsAtOnceSoThatItsAlarmComesBack() {
    Exchange ended = send(1, () -> new IllegalStateException("a mistake"));

    assertThat(ended.getException()).hasMessage("a mistake");
    assertThat(tried).hasValue(1);
    assertThat(stage.mock(DEAD_LETTERS).getReceivedCounter()).isZero();
  }

  private static RuntimeException passing(String why) {
    return switch (why) {
      case "busy" -> thrown(new SensOutcome.Busy("HTTP 503", null));
      case "unknown" -> thrown(new SensOutcome.Unknown("no answer"));
      default ->
          CallNotPermittedException.createCallNotPermittedException(
              CircuitBreaker.ofDefaults("sens"));
    };
  }

  private static RuntimeException thrown(SensOutcome outcome) {
    try {
      outcome.orThrow();
      throw new IllegalArgumentException("an accepted message is no failure");
    } catch (SensException e) {
      return e;
    }
  }

  /** Fails some times, then succeeds. */
  private Exchange send(int failures, Supplier<RuntimeException> failure) {
    WORK.set(
        exchange -> {
          if (tried.incrementAndGet() <= failures) {
            throw failure.get();
          }
        });
    return stage.send("failing-stage", "what came in");
  }
}
