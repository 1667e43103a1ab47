package io.bongsu.idle;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the program once it has had no work for {@code bongsu.idle-exit}. An alarm that comes
 * between the decision and the end finds a waker that believes the program to run; so work is
 * looked for until the process ends, and takes the decision back. Thread-safe.
 */
final class IdleExit {

  private static final Logger LOG = LoggerFactory.getLogger(IdleExit.class);

  private final Duration after;
  private final List<PendingWork> work;
  private final Supplier<Instant> lastMessage;
  private final Power power;
  private final Clock clock;
  private Instant busyAt;
  private boolean off;

  /**
   * @param lastMessage when a message was last composed, which may have been between two checks
   */
  IdleExit(
      Duration after,
      List<PendingWork> work,
      Supplier<Instant> lastMessage,
      Power power,
      Clock clock) {
    this.after = after;
    this.work = List.copyOf(work);
    this.lastMessage = lastMessage;
    this.power = power;
    this.clock = clock;
    this.busyAt = clock.instant();
  }

  /** Ends the program if it is time to, or keeps it if it was about to end. */
  synchronized void check() {
    Optional<PendingWork> left =
        work.stream().filter(item -> item.isLeft().getAsBoolean()).findFirst();
    if (left.isPresent()) {
      busyAt = clock.instant();
      keep(left.get());
    } else if (!clock.instant().isBefore(latest(busyAt, lastMessage.get()).plus(after))) {
      end();
    }
  }

  private void keep(PendingWork left) {
    if (off && attempt("keep", power::on)) {
      off = false;
      LOG.info("the program goes on: there is {} again", left.name());
    }
  }

  private void end() {
    LOG.info("the program ends: it had no work for {} (bongsu.idle-exit)", after);
    off = true;
    attempt("end", power::off);
    busyAt = clock.instant();
  }

  private interface Step {
    void run() throws IOException;
  }

  /**
   * What fails is tried again: the end after another idle time, to keep it at the next check. A
   * call without an answer may have ended the program all the same, so it counts as made.
   */
  private static boolean attempt(String what, Step step) {
    try {
      step.run();
      return true;
    } catch (IOException e) {
      LOG.error("the desired count could not be set, to {} the program: {}", what, e.getMessage());
      return false;
    }
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
