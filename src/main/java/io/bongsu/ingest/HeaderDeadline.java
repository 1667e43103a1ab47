package io.bongsu.ingest;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Constants;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP/1.1 with a deadline for the whole head of a request. Its own time-out begins again
 * with each byte, so that a sender that drips them keeps a connection for hours. A connection whose
 * head is not complete in time is closed; so are idle ones while there is little room for others.
 * Tomcat makes it by its name.
 */
public final class HeaderDeadline extends Http11NioProtocol {

  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long CROWDED_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SWEEP_MS = 500;

  private @Nullable ScheduledExecutorService sweeps;

  @Override
  public void start() throws Exception {
    super.start();
    sweeps =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "header-deadline");
              thread.setDaemon(true);
              return thread;
            });
    sweeps.scheduleWithFixedDelay(this::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws Exception {
    if (sweeps != null) {
      sweeps.shutdownNow();
    }
    super.stop();
  }

  private void sweep() {
    boolean crowded = getConnectionCount() > getMaxConnections() / 10L * 9;
    long patience = crowded ? CROWDED_NANOS : DEADLINE_NANOS;
    long now = System.nanoTime();
    for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
      if (isLate(connection, now, patience)) {
        connection.close();
      }
    }
  }

  /** Tomcat leaves the stage at "ended" while it waits for the rest of a head. */
  private static boolean isLate(SocketWrapperBase<NioChannel> connection, long now, long patience) {
    if (!(connection.getCurrentProcessor() instanceof AbstractProcessor processor)) {
      return false;
    }
    Request request = processor.getRequest();
    long begun = request.getStartTimeNanos();
    int stage = request.getRequestProcessor().getStage();
    boolean incomplete = stage == Constants.STAGE_PARSE || stage == Constants.STAGE_ENDED;
    return begun > 0 && incomplete && !processor.isAsync() && now - begun > patience;
  }
}
