package io.bongsu.workbench.rules;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All ways that an alarm can take through the steps of a route, each with whether it ends where
 * alarms are sent, held or recorded. Pure.
 */
final class AlarmPaths {

  private static final int MOST_LANES = 2;

  /**
   * One way so far.
   *
   * @param ended whether the alarm is sent, held or recorded
   * @param lanes how many lanes it is in, at most 2
   * @param stopped whether no step follows
   */
  record Way(boolean ended, int lanes, boolean stopped) {

    Way into(boolean lane) {
      return new Way(true, Math.min(MOST_LANES, lanes + (lane ? 1 : 0)), stopped);
    }

    Way stop() {
      return new Way(ended, lanes, true);
    }
  }

  private static final Set<Way> START = Set.of(new Way(false, 0, false));

  private final Carriers carriers;
  private final Map<String, ResolvedRoute> byEndpoint;
  private final Set<String> open = new HashSet<>();

  AlarmPaths(Carriers carriers, Map<String, ResolvedRoute> byEndpoint) {
    this.carriers = carriers;
    this.byEndpoint = byEndpoint;
  }

  Set<Way> through(List<Step> steps) {
    return all(steps, START);
  }

  private Set<Way> all(List<Step> steps, Set<Way> before) {
    Set<Way> here = before;
    for (Step step : steps) {
      Set<Way> after = new LinkedHashSet<>();
      for (Way way : here) {
        after.addAll(way.stopped() ? Set.of(way) : after(step, way));
      }
      here = after;
    }
    return here;
  }

  private Set<Way> after(Step step, Way way) {
    Set<Way> here = Set.of(way);
    return switch (step.kind()) {
      case "stop", "throwException" ->
          Set.of(step.kind().equals("stop") ? way.stop() : way.into(false).stop());
      case "to" -> to(step.endpoint(), way);
      case "toD", "recipientList", "routingSlip", "dynamicRouter" ->
          step.endpoint().startsWith("direct:") || step.endpoint().isEmpty()
              ? Set.of(way.into(false))
              : here;
      case "wireTap", "split" -> here;
      case "aggregate" -> Set.of(way.into(false));
      case "choice" -> choice(step, here);
      case "filter" -> union(all(step.inner(), here), here);
      case "doTry", "circuitBreaker" -> tried(step, here);
      default -> step.inner().isEmpty() ? here : all(step.inner(), here);
    };
  }

  private Set<Way> choice(Step step, Set<Way> here) {
    Set<Way> after = new LinkedHashSet<>(step.body().has("otherwise") ? Set.of() : here);
    step.branches().forEach(branch -> after.addAll(all(branch.steps(), here)));
    return after;
  }

  private Set<Way> tried(Step step, Set<Way> here) {
    Set<Way> normal = all(step.inner(), here);
    Set<Way> after = new LinkedHashSet<>(normal);
    step.branches().stream()
        .filter(branch -> Set.of("doCatch", "onFallback").contains(branch.kind()))
        .forEach(branch -> after.addAll(all(branch.steps(), here)));
    return after;
  }

  private static Set<Way> union(Set<Way> one, Set<Way> other) {
    Set<Way> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }

  private Set<Way> to(String endpoint, Way way) {
    if (carriers.isEnd(endpoint)) {
      return Set.of(way.into(carriers.isLane(endpoint)));
    } else if (!endpoint.startsWith("direct:")) {
      return Set.of(way);
    }
    ResolvedRoute next = byEndpoint.get(endpoint);
    if (next == null || !open.add(endpoint)) {
      return Set.of(way.into(false));
    }
    Set<Way> after = all(next.flow().steps(), Set.of(way));
    open.remove(endpoint);
    return after;
  }
}
