package io.bongsu.workbench.reload;

import io.bongsu.burst.ResumableAggregation;
import io.bongsu.routes.RouteSource;
import io.bongsu.workbench.rules.Definitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.processor.aggregate.AggregateProcessor;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Puts routes in the place of others while alarms flow. Each route that changes is closed before
 * those that it calls, so that what is in it can finish; then all of them go, the new ones come,
 * and what waited goes on. For one thread.
 */
final class RouteReplacer {

  /** How a Kamelet's own route begins or ends. */
  private static final Pattern KAMELET_ENDS = Pattern.compile("^kamelet:/*(source|sink)\\b");

  private final CamelContext camel;
  private final GatedDirect direct;
  private final Gate requests;
  private final Duration patience;

  /**
   * @param requests gate before the HTTP requests that routes answer
   */
  RouteReplacer(CamelContext camel, GatedDirect direct, Gate requests, Duration patience) {
    this.camel = camel;
    this.direct = direct;
    this.requests = requests;
    this.patience = patience;
  }

  /** Routes that differ: those that go, and those that come. */
  private record Change(Set<String> gone, Set<String> come, boolean shared) {

    static Change between(Definitions old, Definitions now) {
      boolean shared = !old.sharesWith(now);
      return new Change(differing(old, now, shared), differing(now, old, shared), shared);
    }

    private static Set<String> differing(Definitions these, Definitions those, boolean all) {
      return these.ids().stream()
          .filter(id -> all || !these.isSame(id, those))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isNone() {
      return gone.isEmpty() && come.isEmpty() && !shared;
    }

    Change back() {
      return new Change(come, gone, shared);
    }
  }

  /**
   * Replaces what differs.
   *
   * @return ids of the routes that are new or were replaced, and of those that went
   * @throws RoutesBusyException if it would hold alarms up too long; nothing has changed then
   */
  Set<String> apply(Definitions old, Definitions now) throws Exception {
    Change change = Change.between(old, now);
    if (change.isNone()) {
      return Set.of();
    }
    boolean http = touchesHttp(old, change.gone());
    List<RouteHold> holds = new ArrayList<>();
    if (http) {
      requests.close();
    }
    try {
      close(old, change, holds);
      replace(old, now, change, holds);
    } finally {
      holds.forEach(RouteHold::openGate);
      requests.open();
    }
    Set<String> all = new TreeSet<>(change.gone());
    all.addAll(change.come());
    return all;
  }

  private static boolean touchesHttp(Definitions routes, Set<String> ids) {
    return ids.stream().anyMatch(id -> routes.from(id).startsWith("platform-http:"));
  }

  private void close(Definitions old, Change change, List<RouteHold> holds) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    for (String id : old.upstreamFirst(change.gone())) {
      Route route = camel.getRoute(id);
      if (route == null) {
        continue;
      }
      String from = old.from(id);
      RouteHold hold =
          new RouteHold(camel, route, from.startsWith("direct:") ? direct.gate(from) : null);
      holds.add(hold);
      if (!hold.close(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
        holds.forEach(RouteHold::reopen);
        throw new RoutesBusyException(id);
      }
    }
  }

  private void replace(Definitions old, Definitions now, Change change, List<RouteHold> holds)
      throws Exception {
    List<ResumableAggregation> gatherings =
        holds.stream().flatMap(hold -> hold.gatherings().stream()).toList();
    for (RouteHold hold : holds) {
      if (change.come().contains(hold.id())) {
        hold.keepGroups();
      } else {
        hold.closeGroups();
      }
    }
    try {
      exchange(old, now, change, gatherings);
    } catch (Exception failure) {
      exchange(now, old, change.back(), gatherings);
      throw failure;
    } finally {
      abandonStranded(gatherings);
    }
  }

  private void exchange(
      Definitions old, Definitions now, Change change, List<ResumableAggregation> gatherings)
      throws Exception {
    for (String id : old.upstreamFirst(change.gone())) {
      remove(id);
    }
    removeUnused(old, now, change);
    removeKamelets();
    gatherings.forEach(ResumableAggregation::release);
    load(now.only(change.come(), change.shared()));
  }

  private void remove(String id) throws Exception {
    Route route = camel.getRoute(id);
    if (route != null) {
      camel.getRouteController().stopRoute(id);
      camel.removeRoute(id);
    }
    RouteDefinition definition = model().getRouteDefinition(id);
    if (definition != null) {
      model().removeRouteDefinition(definition);
    }
  }

  /** Removes the routes that Camel made for Kamelets which no route calls any more. */
  private void removeKamelets() throws Exception {
    Set<String> called =
        camel.getEndpoints().stream()
            .filter(KameletEndpoint.class::isInstance)
            .map(KameletEndpoint.class::cast)
            .filter(endpoint -> !KAMELET_ENDS.matcher(endpoint.getEndpointUri()).find())
            .map(KameletEndpoint::getRouteId)
            .collect(Collectors.toSet());
    for (Route route : List.copyOf(camel.getRoutes())) {
      if (route.isCreatedByKamelet() && !called.contains(route.getRouteId())) {
        remove(route.getRouteId());
      }
    }
  }

  private void removeUnused(Definitions old, Definitions now, Change change) throws Exception {
    Set<String> templates = new TreeSet<>(old.templates(change.gone()));
    templates.addAll(now.templates(change.come()));
    for (String template : templates) {
      model().removeRouteTemplateDefinitions(template);
    }
    if (change.shared()) {
      Collection<RouteConfigurationDefinition> all =
          List.copyOf(model().getRouteConfigurationDefinitions());
      model().getRouteConfigurationDefinitions().removeAll(all);
    }
  }

  private void load(List<RouteSource> sources) throws Exception {
    List<Resource> resources =
        sources.stream()
            .map(source -> ResourceHelper.fromString(source.place(), source.text()))
            .toList();
    PluginHelper.getRoutesLoader(camel).loadRoutes(resources);
  }

  /** Groups that no aggregator has any more would wait for ever. */
  private void abandonStranded(List<ResumableAggregation> gatherings) {
    for (ResumableAggregation gathering : gatherings) {
      if (!gathering.groups().isEmpty() && !isTakenOver(gathering)) {
        gathering.groups().abandon(new RoutesReplacedException());
      }
    }
  }

  private boolean isTakenOver(ResumableAggregation gathering) {
    return camel.getRoutes().stream()
        .flatMap(route -> route.getServices().stream())
        .filter(AggregateProcessor.class::isInstance)
        .map(service -> ((AggregateProcessor) service).getAggregationRepository())
        .anyMatch(
            it -> it instanceof ResumableAggregation other && other.groups() == gathering.groups());
  }

  private Model model() {
    return Objects.requireNonNull(
        camel.getCamelContextExtension().getContextPlugin(Model.class), "Camel has no model");
  }
}
