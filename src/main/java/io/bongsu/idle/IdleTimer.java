package io.bongsu.idle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Checks every few seconds whether the program has work, from after the start until its end; the
 * last time when SIGTERM has come, for what arrived since.
 */
final class IdleTimer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(IdleTimer.class);

  private final IdleExit exit;
  private final Duration every;
  private final boolean on;
  private @Nullable ScheduledExecutorService checks;

  IdleTimer(IdleExit exit, Duration every, boolean on) {
    this.exit = exit;
    this.every = every;
    this.on = on;
  }

  @Override
  public synchronized void start() {
    checks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "idle-check");
              thread.setDaemon(true);
              return thread;
            });
    checks.scheduleWithFixedDelay(
        this::check, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A check that fails leaves the program running; a task that throws would never run again. */
  private void check() {
    try {
      exit.check();
    } catch (RuntimeException e) {
      LOG.error("whether the program is idle could not be checked, so it goes on", e);
    }
  }

  @Override
  public boolean isAutoStartup() {
    return on;
  }

  @Override
  public synchronized void stop() {
    if (checks != null) {
      checks.shutdown();
      checks = null;
      check();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return checks != null;
  }
}
