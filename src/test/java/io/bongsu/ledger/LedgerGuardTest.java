package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.LedgerConfiguration;
import io.bongsu.support.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

@ExtendWith(OutputCaptureExtension.class)
class LedgerGuardTest {

  private final SetClock clock = new SetClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final LedgerGuard guard = new LedgerGuard(meters, clock);
  private final HealthIndicator health = new LedgerConfiguration().ledgerHealthIndicator(guard);
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void aLedgerThatAnswersIsBelieved() {
    assertThat(guard.query(() -> "mine", "nobody")).isEqualTo("mine");
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    assertThat(faults()).isZero();
  }

  @Test
  void aBrokenLedgerStopsNothing() {
    assertThat(guard.query(broken(), "go on")).isEqualTo("go on");
    guard.update(this::fail);

    assertThat(faults()).isEqualTo(2);
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.health().getDetails()).containsEntry("reason", "the disk is full");
  }

  @Test
  void whileItIsBrokenItIsAskedOnlyEveryFewSeconds() {
    for (int i = 0; i < 100; i++) {
      guard.query(broken(), "go on");
    }
    assertThat(asked).hasValue(1);

    clock.advance(Duration.ofSeconds(5));
    for (int i = 0; i < 100; i++) {
      guard.query(broken(), "go on");
    }
    assertThat(asked).hasValue(2);
    assertThat(faults()).isEqualTo(200);
  }

  @Test
  void itIsAskedAgainWhenItAnswersAgain() {
    guard.query(broken(), "go on");
    clock.advance(Duration.ofSeconds(5));

    assertThat(guard.query(() -> "mine", "nobody")).isEqualTo("mine");
    assertThat(guard.query(() -> "mine", "nobody")).isEqualTo("mine");
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void theLogSaysOnceThatItBrokeAndOnceThatItAnswers(CapturedOutput log) {
    for (int i = 0; i < 3; i++) {
      guard.query(broken(), "go on");
      clock.advance(Duration.ofSeconds(5));
    }
    guard.query(() -> "mine", "nobody");
    guard.query(() -> "mine", "nobody");

    assertThat(log).containsOnlyOnce("the ledger does not answer");
    assertThat(log).containsOnlyOnce("the ledger answers again");
  }

  @Test
  void aMistakeOfOursIsNotTakenForABrokenLedger() {
    Supplier<String> mistake =
        () -> {
          throw new IllegalStateException("ours");
        };

    assertThatThrownBy(() -> guard.query(mistake, "go on")).hasMessage("ours");
    assertThat(guard.fault()).isNull();
    assertThat(guard.query(() -> "mine", "nobody")).isEqualTo("mine");
  }

  private double faults() {
    return meters.counter("bongsu.ledger.faults").count();
  }

  private Supplier<String> broken() {
    return () -> {
      fail();
      return "an answer";
    };
  }

  private void fail() {
    asked.incrementAndGet();
    throw new DataAccessResourceFailureException(
        "connection", new java.sql.SQLException("the disk is full\nat page 7"));
  }
}
