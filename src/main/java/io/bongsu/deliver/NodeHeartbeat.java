package io.bongsu.deliver;

import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.LedgerOpening;
import io.bongsu.ledger.LedgerProperties;
import io.bongsu.ledger.NodeTable;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Says in the ledger that this process is alive, from before the first alarm is taken until after
 * the last is done, and knows how many others are. Thread-safe.
 */
public final class NodeHeartbeat implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(NodeHeartbeat.class);

  /** A ledger that was away is taken up again after so long at the latest. */
  private static final long LONGEST_MS = 5000;

  private final NodeTable nodes;
  private final GroupCommit commits;
  private final LedgerGuard guard;
  private final LedgerOpening opening;
  private final LedgerProperties properties;
  private final AtomicBoolean othersMayBeLeft;
  private final Clock clock;
  private final AtomicInteger alive = new AtomicInteger(1);
  private @Nullable ScheduledExecutorService beats;
  private boolean failed;

  /**
   * @param alone whether the database can be open in one process only
   */
  public NodeHeartbeat(
      NodeTable nodes,
      GroupCommit commits,
      LedgerGuard guard,
      LedgerOpening opening,
      LedgerProperties properties,
      boolean alone,
      Clock clock) {
    this.nodes = nodes;
    this.commits = commits;
    this.guard = guard;
    this.opening = opening;
    this.properties = properties;
    this.othersMayBeLeft = new AtomicBoolean(alone);
    this.clock = clock;
  }

  /** How many processes share the ledger, this one included. */
  public int alive() {
    return alive.get();
  }

  @Override
  public synchronized void start() {
    beat();
    beats =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "ledger-presence");
              thread.setDaemon(true);
              return thread;
            });
    long period = Math.min(properties.beat().toMillis(), LONGEST_MS);
    beats.scheduleWithFixedDelay(this::beatAgain, period, period, TimeUnit.MILLISECONDS);
  }

  /** An exception would end the schedule, and a ledger that comes back would not be noticed. */
  private void beatAgain() {
    try {
      beat();
      failed = false;
    } catch (RuntimeException unexpected) {
      if (!failed) {
        LOG.error(
            "the ledger could not be asked, which is tried again: {} at {}",
            unexpected.getClass().getSimpleName(),
            ownFrame(unexpected));
      }
      failed = true;
    }
  }

  private static String ownFrame(Throwable unexpected) {
    return Arrays.stream(unexpected.getStackTrace())
        .map(StackTraceElement::toString)
        .filter(frame -> frame.contains("io.bongsu."))
        .findFirst()
        .orElse("an unknown place");
  }

  /** Also asks a ledger that is away whether it is back. */
  private void beat() {
    opening.check();
    if (!opening.isOpen()) {
      return;
    }
    guard.probe(() -> commits.write(() -> nodes.beat(clock.instant())));
    if (othersMayBeLeft.get()) {
      guard.update(
          () -> {
            nodes.forgetOthers();
            othersMayBeLeft.set(false);
          });
    }
    alive.set(Math.max(1, guard.query(() -> nodes.alive(clock.instant()), alive.get())));
  }

  @Override
  public synchronized void stop() {
    if (beats != null) {
      end(beats);
      beats = null;
      guard.update(() -> commits.writeDurably(nodes::leave));
    }
  }

  /** Without an interrupt: one that meets H2 while it reads or writes closes its file. */
  private static void end(ScheduledExecutorService beats) {
    beats.shutdown();
    try {
      if (!beats.awaitTermination(LONGEST_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("the last heartbeat did not end within {} ms", LONGEST_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return beats != null;
  }

  /** Before the routes start and after they have stopped. */
  @Override
  public int getPhase() {
    return 0;
  }
}
