package io.bongsu.workbench.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Routes of which each sends to the next, and the last to the first.
 *
 * @param start the route at which it was found
 * @param ids the routes in order, the first once more at the end
 */
record Cycle(ResolvedRoute start, List<String> ids) {

  /** A way from a route back to itself, if there is one. */
  static Optional<Cycle> through(ResolvedRoute start, Map<String, ResolvedRoute> byFrom) {
    List<String> way = new ArrayList<>(List.of(start.id()));
    return leadsBack(start, start, byFrom, new HashSet<>(), way)
        ? Optional.of(new Cycle(start, List.copyOf(way)))
        : Optional.empty();
  }

  private static boolean leadsBack(
      ResolvedRoute here,
      ResolvedRoute start,
      Map<String, ResolvedRoute> byFrom,
      Set<String> been,
      List<String> way) {
    for (String target : here.targets().distinct().toList()) {
      ResolvedRoute next = byFrom.get(target);
      if (next != null && been.add(target)) {
        way.add(next.id());
        if (next.equals(start) || leadsBack(next, start, byFrom, been, way)) {
          return true;
        }
        way.remove(way.size() - 1);
      }
    }
    return false;
  }
}
