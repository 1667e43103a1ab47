package io.bongsu.reload;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Lets the reloader look at the files again and again, from when the program is ready. */
final class ReloadLoop implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

  /** Makes the reloader once the routes run. */
  interface Making {
    Reloader make() throws IOException;
  }

  private static final long PATIENCE_SECONDS = 10;

  private final Making making;
  private final Duration every;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread reloader = new Thread(task, "routes-reload");
            reloader.setDaemon(true);
            return reloader;
          });

  ReloadLoop(Making making, Duration every) {
    this.making = making;
    this.every = every;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    try {
      Reloader reloader = making.make();
      long ms = every.toMillis();
      var unused = thread.scheduleWithFixedDelay(reloader::look, ms, ms, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      throw new IllegalStateException("bongsu.routes cannot be read", e);
    }
  }

  /** A replacement that has begun ends before the routes are stopped. */
  @Override
  public void destroy() throws InterruptedException {
    thread.shutdown();
    boolean ended = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      thread.shutdownNow();
    }
  }
}
