package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bongsu.routes.RouteSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of route files as what it defines, so that two sets can be compared route by route. Order,
 * layout and comments make no difference. Immutable.
 */
public final class Definitions {

  /** What stands in a route file besides routes and templates concerns all of them. */
  private static final Set<String> ROUTES =
      Set.of("route", "from", "routeTemplate", "templatedRoute");

  private final List<RouteFile> files;
  private final Map<String, ResolvedRoute> routes = new LinkedHashMap<>();
  private final ArrayNode shared = JsonNodeFactory.instance.arrayNode();
  private final Set<String> handled;

  private Definitions(List<RouteFile> files) {
    this.files = files;
    ResolvedRoute.in(files).forEach(route -> routes.put(route.id(), route));
    files.stream()
        .flatMap(file -> DocumentWalk.elements(file.tree()))
        .filter(Definitions::isShared)
        .forEach(shared::add);
    this.handled =
        files.stream()
            .flatMap(file -> file.flows().stream())
            .filter(flow -> flow.kind() == Flow.Kind.HANDLER)
            .flatMap(Flow::allSteps)
            .map(Step::endpoint)
            .collect(Collectors.toSet());
  }

  /** Of files that were checked: each is readable, and each route has an id of its own. */
  public static Definitions of(List<RouteSource> sources) {
    return new Definitions(sources.stream().map(RouteFile::parse).toList());
  }

  public Set<String> ids() {
    return Set.copyOf(routes.keySet());
  }

  /** Whether what concerns all routes, such as the error policy, is the same. */
  public boolean sharesWith(Definitions other) {
    return shared.equals(other.shared);
  }

  /** Whether a route is defined there in the same way. */
  public boolean isSame(String id, Definitions there) {
    return content(id).equals(there.content(id));
  }

  private List<Object> content(String id) {
    ResolvedRoute route = routes.get(id);
    return route == null
        ? List.of()
        : List.of(route.entry(), route.flow().head(), route.flow().from());
  }

  /** The endpoint that a route begins with, such as {@code direct:route-alarm}; empty of none. */
  public String from(String id) {
    ResolvedRoute route = routes.get(id);
    return route == null ? "" : route.from();
  }

  /** File and line of a route. */
  public String place(String id) {
    ResolvedRoute route = routes.get(id);
    return route == null ? id : route.file().source().place() + ":" + route.line();
  }

  /** The templates that these routes are made from. */
  public Set<String> templates(Set<String> ids) {
    return routes.values().stream()
        .filter(route -> ids.contains(route.id()) && route.flow().kind() == Flow.Kind.TEMPLATE)
        .map(route -> route.flow().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** These routes, each before those that it calls. */
  public List<String> upstreamFirst(Set<String> ids) {
    Map<String, String> byFrom = new HashMap<>();
    routes.forEach((id, route) -> byFrom.put(route.from(), id));
    Set<String> calledFirst = new LinkedHashSet<>();
    routes.keySet().forEach(id -> visit(id, byFrom, new TreeSet<>(), calledFirst));
    List<String> order = new ArrayList<>(calledFirst.stream().filter(ids::contains).toList());
    Collections.reverse(order);
    return order;
  }

  private void visit(
      String id, Map<String, String> byFrom, Set<String> way, Set<String> calledFirst) {
    ResolvedRoute route = routes.get(id);
    if (route == null || calledFirst.contains(id) || !way.add(id)) {
      return;
    }
    Stream.concat(route.targets(), handled.stream())
        .map(byFrom::get)
        .filter(next -> next != null)
        .forEach(next -> visit(next, byFrom, way, calledFirst));
    calledFirst.add(id);
  }

  /**
   * The same files with nothing in them but these routes and what they are made from. All else is
   * blank, so that what remains stands at the line where it stood.
   *
   * @param withShared whether what concerns all routes is in them too
   */
  public List<RouteSource> only(Set<String> ids, boolean withShared) {
    Set<String> templates = templates(ids);
    List<RouteSource> sources = new ArrayList<>();
    for (RouteFile file : files) {
      List<JsonNode> entries = DocumentWalk.elements(file.tree()).toList();
      List<JsonNode> wanted =
          entries.stream().filter(entry -> isWanted(entry, ids, templates, withShared)).toList();
      if (!wanted.isEmpty()) {
        sources.add(blanked(file, entries, wanted));
      }
    }
    return sources;
  }

  private static boolean isWanted(
      JsonNode entry, Set<String> ids, Set<String> templates, boolean withShared) {
    return ids.contains(entry.path("route").path("id").asText())
        || ids.contains(entry.path("templatedRoute").path("routeId").asText())
        || templates.contains(entry.path("routeTemplate").path("id").asText())
        || withShared && isShared(entry);
  }

  private static boolean isShared(JsonNode entry) {
    return ROUTES.stream().noneMatch(entry::has);
  }

  private static RouteSource blanked(
      RouteFile file, List<JsonNode> entries, List<JsonNode> wanted) {
    String[] lines = file.text().split("\n", -1);
    for (int i = 0; i < entries.size(); i++) {
      JsonNode entry = entries.get(i);
      if (wanted.stream().noneMatch(kept -> kept == entry)) {
        int end = i + 1 < entries.size() ? file.line(entries.get(i + 1)) - 1 : lines.length;
        Arrays.fill(lines, file.line(entry) - 1, end, "");
      }
    }
    RouteSource source = file.source();
    return new RouteSource(source.name(), source.place(), String.join("\n", lines));
  }
}
