package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.LedgerConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

@ExtendWith(OutputCaptureExtension.class)
class LedgerGuardTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final LedgerGuard guard = new LedgerGuard(meters);
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
  void anEntryThatDoesNotFitBreaksNothingForOthers() {
    guard.update(
        () -> {
          throw new DataIntegrityViolationException("Value too long: 'text of an alarm'");
        });

    assertThat(guard.query(() -> "mine", "nobody")).isEqualTo("mine");
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    assertThat(faults()).isEqualTo(1);
  }

  @Test
  void whileItIsBrokenNoAlarmWaitsForIt() {
    for (int i = 0; i < 100; i++) {
      guard.query(broken(), "go on");
    }

    assertThat(asked).hasValue(1);
    assertThat(faults()).isEqualTo(100);
  }

  @Test
  void itIsUsedAgainOnceAProbeHasWritten() {
    guard.query(broken(), "go on");
    guard.probe(this::fail);
    assertThat(guard.query(() -> "mine", "nobody")).isEqualTo("nobody");

    guard.probe(() -> {});

    assertThat(guard.query(() -> "mine", "nobody")).isEqualTo("mine");
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void theLogSaysOnceThatItBrokeAndOnceThatItAnswers(CapturedOutput log) {
    guard.query(broken(), "go on");
    guard.probe(this::fail);
    guard.probe(this::fail);
    guard.probe(() -> {});
    guard.probe(() -> {});

    assertThat(log).containsOnlyOnce("the ledger does not answer");
    assertThat(log).containsOnlyOnce("the ledger answers again");
  }

  @Test
  void aWorryIsShownAndCountedOnceWhileItStillAnswers() {
    guard.worry("its file is gone");
    guard.worry("its file is gone");

    assertThat(guard.query(() -> "mine", "nobody")).isEqualTo("mine");
    assertThat(faults()).isEqualTo(1);
    assertThat(health.health().getDetails()).containsEntry("reason", "its file is gone");
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
