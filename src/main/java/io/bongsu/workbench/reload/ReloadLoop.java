package io.bongsu.workbench.reload;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Lets the reloader read the files periodically, from when the program is ready. */
final class ReloadLoop implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

  /** Makes the reloader once the routes run. */
  interface Making {
    Reloader make() throws IOException;
  }

  private static final long PATIENCE_SECONDS = 10;

  private final Making making;
  private final ReloadProperties properties;
  private @Nullable ScheduledExecutorService thread;

  ReloadLoop(Making making, ReloadProperties properties) {
    this.making = making;
    this.properties = properties;
  }

  @Override
  public synchronized void onApplicationEvent(ApplicationReadyEvent ready) {
    if (!properties.enabled()) {
      return;
    }
    try {
      Reloader reloader = making.make();
      long ms = properties.every().toMillis();
      ScheduledExecutorService started =
          Executors.newSingleThreadScheduledExecutor(ReloadLoop::thread);
      thread = started;
      var unused = started.scheduleWithFixedDelay(reloader::look, ms, ms, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      throw new IllegalStateException("bongsu.routes cannot be read", e);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "routes-reload");
    thread.setDaemon(true);
    return thread;
  }

  /** A replacement that has begun ends before the routes are stopped. */
  @Override
  public synchronized void destroy() throws InterruptedException {
    if (thread == null) {
      return;
    }
    thread.shutdown();
    boolean ended = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      thread.shutdownNow();
    }
  }
}
