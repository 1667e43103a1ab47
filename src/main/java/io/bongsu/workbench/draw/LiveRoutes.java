package io.bongsu.workbench.draw;

import java.util.Map;
import java.util.Set;

/**
 * What is known of routes that run.
 *
 * @param passed by route id, how many exchanges went through it since the start
 * @param open ids of routes with an open circuit breaker
 */
public record LiveRoutes(Map<String, Count> passed, Set<String> open) {

  /** Routes in files, which do not run. */
  public static final LiveRoutes NONE = new LiveRoutes(Map.of(), Set.of());

  /**
   * Exchanges of a route.
   *
   * @param failed how many of them failed
   */
  public record Count(long total, long failed) {}

  public LiveRoutes {
    passed = Map.copyOf(passed);
    open = Set.copyOf(open);
  }
}
