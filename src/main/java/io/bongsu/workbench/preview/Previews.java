package io.bongsu.workbench.preview;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Previews for those who ask the running program: one at a time, by a program that is started when
 * it is first needed and closed when nobody has asked for a while, because both cost what alarms
 * may need. Thread-safe.
 */
public final class Previews implements AutoCloseable {

  /** Shorter than a sender waits for its answer: no work goes on after it. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Supplier<PreviewProgram> start;
  private final Duration idle;
  private final Semaphore turn = new Semaphore(1);
  private final ScheduledExecutorService closer =
      Executors.newSingleThreadScheduledExecutor(Previews::thread);
  private @Nullable PreviewProgram program;
  private int asked;

  /**
   * @param idle how long the program is kept after it was asked last
   */
  Previews(Supplier<PreviewProgram> start, Duration idle) {
    this.start = start;
    this.idle = idle;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "preview-closer");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The preview of documents; empty while another one is under way. They are taken apart within the
   * one turn, so that requests that are turned away cost nothing.
   *
   * @throws PreviewFailedException if the routes cannot do it
   */
  public Optional<Preview> run(Supplier<List<Arrival>> documents) {
    if (!turn.tryAcquire()) {
      return Optional.empty();
    }
    boolean done = true;
    try {
      List<Arrival> arrivals = documents.get();
      done = false;
      Preview preview = program().run(arrivals, LIMIT, count -> {});
      done = true;
      return Optional.of(preview);
    } finally {
      if (!done) {
        end();
      }
      int now = ++asked;
      closer.schedule(() -> endUnlessAskedSince(now), idle.toMillis(), TimeUnit.MILLISECONDS);
      turn.release();
    }
  }

  private PreviewProgram program() {
    PreviewProgram running = program;
    if (running == null || !running.isOpen()) {
      running = start.get();
      program = running;
    }
    return running;
  }

  private void endUnlessAskedSince(int then) {
    if (turn.tryAcquire()) {
      try {
        if (asked == then) {
          end();
        }
      } finally {
        turn.release();
      }
    }
  }

  private void end() {
    if (program != null) {
      program.close();
      program = null;
    }
  }

  /** Waits for the preview that is under way. */
  @Override
  public void close() {
    closer.shutdownNow();
    turn.acquireUninterruptibly();
    end();
  }
}
