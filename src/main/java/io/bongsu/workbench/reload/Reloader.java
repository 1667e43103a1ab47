package io.bongsu.workbench.reload;

import io.bongsu.routes.RouteFiles;
import io.bongsu.routes.RouteSource;
import io.bongsu.settings.StartFailure;
import io.bongsu.workbench.check.RunningRouteCheck;
import io.bongsu.workbench.rules.Definitions;
import io.bongsu.workbench.rules.Finding;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.camel.FailedToCreateRouteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the route files, and when they have changed, checks them all and replaces what differs.
 * Files are compared by what they say, so that the links by which a ConfigMap changes are followed.
 * For one thread.
 */
final class Reloader {

  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

  private final RouteFiles files;
  private final RunningRouteCheck inspection;
  private final DryRunContext trial;
  private final RouteReplacer swap;
  private final ReloadState state;
  private final MeterRegistry meters;
  private List<RouteSource> seen;
  private Definitions running;
  private boolean waiting;

  Reloader(
      RouteFiles files,
      RunningRouteCheck inspection,
      DryRunContext trial,
      RouteReplacer swap,
      ReloadState state,
      MeterRegistry meters)
      throws IOException {
    this.files = files;
    this.inspection = inspection;
    this.trial = trial;
    this.swap = swap;
    this.state = state;
    this.meters = meters;
    this.seen = files.read();
    this.running = Definitions.of(seen);
  }

  /** Looks once. What cannot be read at this moment is read the next time. */
  void look() {
    try {
      List<RouteSource> now = files.read();
      if (!now.equals(seen) || waiting) {
        boolean again = waiting && now.equals(seen);
        seen = now;
        waiting = false;
        judge(now, again);
      }
    } catch (IOException e) {
      LOG.debug("the route files cannot be read, they are read again", e);
    }
  }

  private void judge(List<RouteSource> now, boolean again) throws IOException {
    List<Finding> errors = now.isEmpty() ? List.of() : inspection.errors(now);
    if (now.isEmpty()) {
      refuse("there is no route file any more");
    } else if (!errors.isEmpty()) {
      refuse(errors.get(0) + (errors.size() > 1 ? " and " + (errors.size() - 1) + " more" : ""));
    } else {
      replace(now, again);
    }
  }

  private void replace(List<RouteSource> now, boolean again) {
    Definitions next = Definitions.of(now);
    try {
      if (!again) {
        trial.build(now);
      }
      Set<String> replaced = swap.apply(running, next);
      running = next;
      state.upToDate();
      count("replaced");
      LOG.info("routes replaced: {}", replaced);
    } catch (RoutesBusyException busy) {
      waiting = true;
      state.refused(busy.getMessage() + "; it is tried again");
      if (!again) {
        count("waiting");
        LOG.warn("routes not replaced yet: {}", busy.getMessage());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception refusedByCamel) {
      refuse(reason(refusedByCamel, next));
    }
  }

  private void refuse(String problem) {
    state.refused(problem);
    count("refused");
    LOG.error("routes not replaced, the old ones go on: {}", problem);
  }

  /** Camel's reason, which may repeat a line of the file: numbers in it are masked. */
  private static String reason(Throwable failure, Definitions next) {
    Throwable root = failure;
    String place = "";
    while (true) {
      if (root instanceof FailedToCreateRouteException create) {
        place = next.place(create.getRouteId()) + ": ";
      }
      if (root.getCause() == null || root.getCause() == root) {
        return StartFailure.masked(place + root.getMessage());
      }
      root = root.getCause();
    }
  }

  private void count(String result) {
    meters.counter("bongsu.routes.reloads", "result", result).increment();
  }
}
