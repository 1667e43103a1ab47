package io.bongsu.ledger;

import io.bongsu.settings.SettingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Opens the ledger and keeps it open: where it is away or read-only at start, the program runs
 * without and takes it when it comes; where another process has its H2 file, the start waits,
 * because what that process sent would be sent again; where the file is damaged, it is set aside
 * and a new one begins. Only a setting that can never be right ends the start. Thread-safe.
 */
public final class LedgerOpening {

  /** What is opened. */
  public interface Database {

    /** Brings the schema up to date, and does nothing where it is. */
    void migrate();

    /** Lets go of the file, whatever its state. */
    void close();
  }

  private static final Logger LOG = LoggerFactory.getLogger(LedgerOpening.class);
  private static final String KEY = "spring.datasource.url";
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  private final LedgerGuard guard;
  private final Optional<LedgerFile> file;
  private final Duration patience;
  private final Duration waitForLock;
  private final Clock clock;
  private final ReentrantLock attempting = new ReentrantLock();
  private volatile @Nullable Database database;
  private volatile boolean open;

  /**
   * @param patience how long the start waits for a ledger that does not answer
   * @param waitForLock how long it waits for another process to let go of the file
   */
  public LedgerOpening(
      LedgerGuard guard, String url, Duration patience, Duration waitForLock, Clock clock) {
    this.guard = guard;
    this.file = LedgerFile.of(url);
    this.patience = patience;
    this.waitForLock = waitForLock;
    this.clock = clock;
  }

  /**
   * Opens the ledger at start, and returns also if that fails or takes too long.
   *
   * @throws SettingException if it can never be opened
   */
  public void open(Database opened) {
    database = opened;
    if (file.isPresent() && file.get().isImpossible()) {
      throw new SettingException(
          KEY,
          "names a ledger that cannot be written: make its directory writable for this process, or name"
              + " another");
    }
    Optional<RuntimeException> failed = attemptInTime();
    if (!waitForLock.isZero() && failed.filter(LedgerFailure::isLocked).isPresent()) {
      LOG.warn(
          "another process has the ledger's file; the start waits up to {} s for it, because what that process sent"
              + " would be sent again",
          waitForLock.toSeconds());
      failed = awaitUnlocked(failed);
    }
    failed.ifPresent(guard::broke);
  }

  private Optional<RuntimeException> awaitUnlocked(Optional<RuntimeException> locked) {
    Optional<RuntimeException> failed = locked;
    long begin = System.nanoTime();
    while (failed.filter(LedgerFailure::isLocked).isPresent()
        && System.nanoTime() - begin < waitForLock.toNanos()) {
      LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      failed = attemptInTime();
    }
    return failed;
  }

  private Optional<RuntimeException> attemptInTime() {
    CompletableFuture<Optional<RuntimeException>> attempt =
        CompletableFuture.supplyAsync(this::attempt, LedgerOpening::inBackground);
    try {
      return attempt.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return Optional.of(new DataAccessResourceFailureException("it did not open in time"));
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof SettingException wrong
          ? wrong
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new DataAccessResourceFailureException("the start was interrupted", e));
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "ledger-opening");
    thread.setDaemon(true);
    thread.start();
  }

  /** Tries again what has failed, and notices a file that is gone; to be called periodically. */
  public void check() {
    LedgerGuard.Fault fault = guard.current();
    if (!open || (fault != null && LedgerFailure.isOfAnotherDatabase(fault.cause()))) {
      attempt().ifPresent(guard::broke);
    } else if (fault != null && LedgerFailure.isDamage(fault.cause())) {
      beginAnew();
    }
    if (open && file.isPresent() && file.get().isLost()) {
      guard.worry(
          "its file was deleted or replaced: what was sent is forgotten at the next restart; put the volume back"
              + " and restart");
    }
  }

  /** Whether alarms can use the ledger, as far as opening it goes. */
  public boolean isOpen() {
    return open;
  }

  /** Why it is not open; empty also while another thread opens it. */
  private Optional<RuntimeException> attempt() {
    Database current = database;
    if (current == null || !attempting.tryLock()) {
      return Optional.empty();
    }
    try {
      current.migrate();
      file.ifPresent(LedgerFile::remember);
      open = true;
      return Optional.empty();
    } catch (RuntimeException failed) {
      return failedToOpen(failed);
    } finally {
      attempting.unlock();
    }
  }

  private Optional<RuntimeException> failedToOpen(RuntimeException failed) {
    if (LedgerFailure.isWrongUrl(failed)) {
      throw new SettingException(KEY, "has a part that the database's driver does not understand");
    }
    if (file.isPresent() && LedgerFailure.isDamageAtStart(failed)) {
      beginAnew();
      return Optional.empty();
    }
    return Optional.of(failed);
  }

  /** Keeps the damaged file, and begins with an empty ledger. */
  private void beginAnew() {
    Database current = database;
    if (current == null || file.isEmpty()) {
      return;
    }
    current.close();
    try {
      LOG.warn(
          "the ledger's file is damaged and was set aside as {}; a new one begins, and an alarm that is still on"
              + " the queue may be sent twice",
          file.get().setAside(clock.instant()));
      current.migrate();
      file.get().remember();
      open = true;
    } catch (IOException | RuntimeException failed) {
      guard.broke(failed);
    }
  }
}
