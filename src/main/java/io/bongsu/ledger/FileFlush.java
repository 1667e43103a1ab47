package io.bongsu.ledger;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Writes what H2 has committed to its file, so that it survives the process, and while there is
 * something to write syncs the file once a second. H2 writes over what newer data replaced after
 * {@code RETENTION_TIME}, which must be longer: after a power cut, newer data that was not synced
 * is gone. Thread-safe.
 */
public final class FileFlush implements Runnable {

  private static final long SYNC_EVERY = Duration.ofSeconds(1).toNanos();

  private final Consumer<String> statement;
  private final LongSupplier nanos;
  private long syncedAt;

  /**
   * @param statement runs an SQL statement
   * @param nanos a clock as {@link System#nanoTime}
   */
  public FileFlush(Consumer<String> statement, LongSupplier nanos) {
    this.statement = statement;
    this.nanos = nanos;
    this.syncedAt = nanos.getAsLong() - SYNC_EVERY;
  }

  @Override
  public void run() {
    statement.accept(isSyncDue() ? "checkpoint sync" : "checkpoint");
  }

  private synchronized boolean isSyncDue() {
    long now = nanos.getAsLong();
    if (now - syncedAt < SYNC_EVERY) {
      return false;
    }
    syncedAt = now;
    return true;
  }
}
