package io.bongsu.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Lets the program go on without its ledger: neither a full disk nor a database that is away must
 * stop an alarm. An entry that does not fit concerns itself only. A fault is counted, logged when
 * it begins and when it ends, and shown in health. While it lasts no alarm waits for the database;
 * only {@link #probe} asks it. Thread-safe.
 */
public final class LedgerGuard {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerGuard.class);

  /** Why the ledger does not answer. */
  record Fault(String reason, Throwable cause) {

    static Fault of(Throwable broken) {
      String reason =
          Stream.iterate(broken, cause -> cause != null, Throwable::getCause)
              .limit(100)
              .map(Throwable::getMessage)
              .filter(message -> message != null)
              .reduce(broken.getClass().getSimpleName(), (before, deeper) -> deeper);
      return new Fault(reason.lines().findFirst().orElse(""), broken);
    }
  }

  private final AtomicReference<@Nullable Fault> fault = new AtomicReference<>();
  private final AtomicReference<@Nullable String> concern = new AtomicReference<>();
  private final Counter faults;

  public LedgerGuard(MeterRegistry registry) {
    this.faults =
        Counter.builder("bongsu.ledger.faults")
            .description("questions that the ledger could not answer")
            .register(registry);
  }

  /** The ledger's answer, or the other one if it has none. */
  public <T> T query(Supplier<T> question, T otherwise) {
    if (fault.get() != null) {
      faults.increment();
      return otherwise;
    }
    try {
      return question.get();
    } catch (DataIntegrityViolationException refused) {
      faults.increment();
      LOG.warn(
          "the ledger answers, but refused an entry that does not fit; the alarm is sent all the same ({})",
          refused.getClass().getSimpleName());
      return otherwise;
    } catch (NestedRuntimeException broken) {
      broke(broken);
      return otherwise;
    }
  }

  public void update(Runnable entry) {
    query(
        () -> {
          entry.run();
          return true;
        },
        false);
  }

  /** Writes to the ledger even while it counts as broken; if that succeeds, the fault is over. */
  public void probe(Runnable entry) {
    try {
      entry.run();
      if (fault.getAndSet(null) != null) {
        LOG.info("the ledger answers again");
      }
    } catch (NestedRuntimeException broken) {
      broke(broken);
    }
  }

  /** The ledger counts as broken from now on. */
  void broke(Throwable broken) {
    faults.increment();
    Fault now = Fault.of(broken);
    if (fault.getAndSet(now) == null) {
      LOG.error(
          "the ledger does not answer; alarms are sent all the same, but after a crash one may be sent twice: {}",
          now.reason());
    }
  }

  /** The ledger still answers, but something is wrong that an operator must know. */
  void worry(String reason) {
    if (!reason.equals(concern.getAndSet(reason))) {
      faults.increment();
      LOG.error("the ledger still answers, but {}", reason);
    }
  }

  @Nullable Fault current() {
    return fault.get();
  }

  /** What is wrong with the ledger now; null if nothing is. */
  public @Nullable String fault() {
    Fault now = fault.get();
    return now == null ? concern.get() : now.reason();
  }
}
