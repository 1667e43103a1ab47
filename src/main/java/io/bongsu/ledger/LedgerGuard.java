package io.bongsu.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/**
 * Lets the program go on without its ledger: a full or broken disk must not stop an alarm. A fault
 * is counted, logged when it begins and when it ends, and shown in health; while it lasts the
 * database is asked every few seconds only. Thread-safe.
 */
public final class LedgerGuard {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerGuard.class);
  private static final Duration REST = Duration.ofSeconds(5);

  private final AtomicReference<@Nullable String> fault = new AtomicReference<>();
  private final AtomicReference<Instant> askAgain = new AtomicReference<>(Instant.MIN);
  private final Counter faults;
  private final Clock clock;

  public LedgerGuard(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    this.faults =
        Counter.builder("bongsu.ledger.faults")
            .description("questions that the ledger could not answer")
            .register(registry);
  }

  /** The ledger's answer, or the other one if it has none. */
  public <T> T query(Supplier<T> question, T otherwise) {
    if (rests()) {
      faults.increment();
      return otherwise;
    }
    try {
      T answer = question.get();
      wasWell();
      return answer;
    } catch (NestedRuntimeException broken) {
      wasBroken(broken);
      return otherwise;
    }
  }

  /** Whether it is broken and not due to be asked again; when it is due, one asks for all. */
  private boolean rests() {
    if (fault.get() == null) {
      return false;
    }
    Instant due = askAgain.get();
    Instant now = clock.instant();
    return now.isBefore(due) || !askAgain.compareAndSet(due, now.plus(REST));
  }

  public void update(Runnable entry) {
    query(
        () -> {
          entry.run();
          return true;
        },
        false);
  }

  private void wasWell() {
    if (fault.getAndSet(null) != null) {
      LOG.info("the ledger answers again");
    }
  }

  private void wasBroken(NestedRuntimeException broken) {
    faults.increment();
    askAgain.set(clock.instant().plus(REST));
    String reason =
        String.valueOf(broken.getMostSpecificCause().getMessage()).lines().findFirst().orElse("");
    if (fault.getAndSet(reason) == null) {
      LOG.error(
          "the ledger does not answer; alarms are sent all the same, but after a crash one may be sent twice: {}",
          reason);
    }
  }

  /** What is wrong with the ledger now; null if nothing is. */
  public @Nullable String fault() {
    return fault.get();
  }
}
