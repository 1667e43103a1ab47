package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What flows through the routes of all files together: expressions name what is there, each route
 * gets the body that it needs, and every alarm is sent, held or recorded. For one thread.
 */
final class FlowRules {

  /** Where an alarm must not get lost, in the order of its way. */
  private static final Set<String> ALARM_ROUTES =
      Set.of("classify-alarm", "flap-alarm", "route-alarm");

  private static final String RECEIPT =
      "removes the header CamelAwsSqsReceiptHandle, without which the queue's message is never deleted; remove"
          + " headers behind wireTap, or in a route that is called with variableReceive";

  private final Carriers carriers = new Carriers();
  private final RouteEnvironment environment;
  private final List<RouteFile> files;
  private final List<ResolvedRoute> routes;
  private final BodyFlow flow;
  private final SimpleRules simple;
  private final Map<String, ResolvedRoute> byEndpoint = new HashMap<>();
  private final Set<Finding> found = new LinkedHashSet<>();
  private final Set<JsonNode> blamed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final boolean open;

  FlowRules(RouteEnvironment environment, List<RouteFile> files) {
    this.environment = environment;
    this.files = files;
    this.routes = ResolvedRoute.in(files).toList();
    this.flow = new BodyFlow(carriers, environment.beans(), routes);
    this.simple = new SimpleRules(environment.beans(), names());
    this.open = steps().anyMatch(FlowRules::bringsHeaders);
    routes.forEach(route -> byEndpoint.putIfAbsent(route.from(), route));
  }

  List<Finding> findings() {
    flow.walk(this::visit);
    BodyFlow.At unknown = new BodyFlow.At(Body.UNKNOWN, Map.of(), true);
    for (RouteFile file : files) {
      file.flows().stream()
          .filter(each -> each.kind() == Flow.Kind.HANDLER || each.kind() == Flow.Kind.KAMELET)
          .flatMap(each -> each.allSteps().map(step -> Map.entry(each, step)))
          .forEach(each -> expressions(file, each.getKey().label(), each.getValue(), unknown));
    }
    routes.stream().filter(route -> ALARM_ROUTES.contains(route.id())).forEach(this::paths);
    return List.copyOf(found);
  }

  private Stream<Step> steps() {
    return files.stream().flatMap(file -> file.flows().stream()).flatMap(Flow::allSteps);
  }

  /** An answer from outside brings headers that no step sets, unless a variable receives it. */
  private static boolean bringsHeaders(Step step) {
    if (step.body().has("variableReceive")) {
      return false;
    }
    String scheme = Endpoints.scheme(step.endpoint());
    return Set.of("http", "https", "platform-http").contains(scheme)
        || Set.of("enrich", "pollEnrich", "poll", "setHeaders", "script").contains(step.kind());
  }

  private SimpleRules.Names names() {
    Set<String> headers = new TreeSet<>();
    Set<String> properties = new TreeSet<>();
    steps()
        .forEach(
            step -> {
              String name = step.body().path("name").asText();
              if (step.kind().equals("setHeader")) {
                headers.add(name);
              } else if (step.kind().equals("setProperty")) {
                properties.add(name);
              }
            });
    return new SimpleRules.Names(headers, properties, variables());
  }

  private Set<String> variables() {
    Set<String> names = new TreeSet<>(flow.variableNames());
    names.addAll(carriers.variables());
    return names;
  }

  private void visit(ResolvedRoute route, Step step, BodyFlow.At at) {
    boolean replaced = at.cause() != null && carriers.of(route.from()).isPresent();
    StepExpressions.of(step)
        .forEach(
            one ->
                simple.check(one, route.filled(one.text()), at, flow, open).stream()
                    .filter(problem -> !replaced || !isConsequence(step, problem))
                    .forEach(
                        problem ->
                            add(route, one.node(), step, problem.rule(), problem.sentence())));
    String endpoint = route.filled(step.endpoint());
    if (endpoint.startsWith("direct:") && Set.of("to", "wireTap").contains(step.kind())) {
      sends(route, step, endpoint, at);
    }
    if (step.kind().equals("toD") && endpoint.startsWith("direct:")) {
      DynamicTarget.problem(step, endpoint, at, flow, byEndpoint.keySet())
          .ifPresent(problem -> add(route, step.body(), step, "dangling-endpoint", problem));
    }
  }

  /** Whether a property is missing because an earlier step replaced the body that had it. */
  private boolean isConsequence(Step step, SimpleRules.Problem problem) {
    boolean leadsOn = step.tree().anyMatch(inside -> carriers.of(inside.endpoint()).isPresent());
    return leadsOn && problem.rule().equals("property");
  }

  private void expressions(RouteFile file, String label, Step step, BodyFlow.At at) {
    StepExpressions.of(step)
        .forEach(
            one ->
                simple
                    .check(one, one.text(), at, flow, true)
                    .forEach(
                        problem ->
                            found.add(
                                Finding.error(
                                    file.source().place(),
                                    file.line(one.node()),
                                    label,
                                    problem.rule(),
                                    problem.sentence()))));
  }

  /** What a route is sent must be what it needs; each cause is reported once. */
  private void sends(ResolvedRoute route, Step step, String endpoint, BodyFlow.At at) {
    Optional<JavaType> needed = carriers.of(endpoint);
    if (!byEndpoint.containsKey(endpoint) || needed.isEmpty()) {
      return;
    }
    String variable = step.body().path("variableSend").asText();
    Body sent =
        variable.isEmpty() ? at.body() : at.variables().getOrDefault(variable, Body.UNKNOWN);
    Step place = at.cause() == null || !variable.isEmpty() ? step : at.cause();
    sent.ways()
        .filter(way -> way.type() != null && !fits(way.type(), needed.get()))
        .findFirst()
        .filter(wrong -> blamed.add(place.body()))
        .ifPresent(
            wrong ->
                add(
                    route,
                    place.body(),
                    place,
                    "body",
                    wrongBody(place == step, wrong, endpoint, needed.get())));
    boolean deletes = at.receipt() || !carriers.isEnd(endpoint) || !step.kind().equals("to");
    if (!deletes && blamed.add(place.body())) {
      add(route, place.body(), place, "receipt", RECEIPT);
    }
  }

  private static String wrongBody(boolean here, Body wrong, String endpoint, JavaType needed) {
    if (here) {
      return "sends " + wrong.what() + " to " + endpoint + ", which takes " + Body.name(needed);
    }
    return "the body is "
        + wrong.what()
        + " from here on, and "
        + endpoint
        + " takes "
        + Body.name(needed)
        + "; keep the body: set a variable instead, write variableReceive, or use wireTap";
  }

  /** Whether the one can be the other; an interface may stand for one of its records. */
  static boolean fits(@Nullable JavaType given, JavaType needed) {
    return given == null
        || needed.getRawClass().isAssignableFrom(given.getRawClass())
        || given.getRawClass().isInterface()
            && given.getRawClass().isAssignableFrom(needed.getRawClass());
  }

  private void paths(ResolvedRoute route) {
    Map<String, ResolvedRoute> others = new HashMap<>(byEndpoint);
    ALARM_ROUTES.forEach(other -> others.remove("direct:" + other));
    AlarmPaths paths = new AlarmPaths(carriers, others);
    Set<AlarmPaths.Way> ways = paths.through(route.flow().steps());
    if (ways.stream().anyMatch(way -> !way.ended())) {
      lost(route, paths);
    } else if (route.id().equals("route-alarm") && ways.stream().anyMatch(way -> way.lanes() > 1)) {
      add(
          route,
          route.entry(),
          null,
          "two-lanes",
          "an alarm can enter two lanes one after the other; use choice with"
              + " otherwise, or put stop after the first lane");
    }
  }

  /** Names the step that lets alarms through to nowhere, as far as there is one. */
  private void lost(ResolvedRoute route, AlarmPaths paths) {
    List<Step> steps = route.flow().allSteps().toList();
    Optional<Step> open =
        steps.stream()
            .filter(step -> step.kind().equals("choice") && !step.body().has("otherwise"))
            .findFirst();
    Optional<Branch> branch =
        steps.stream()
            .filter(step -> Set.of("choice", "doTry").contains(step.kind()))
            .flatMap(step -> step.branches().stream())
            .filter(part -> paths.through(part.steps()).stream().anyMatch(way -> !way.ended()))
            .findFirst();
    if (open.isPresent() || branch.isEmpty()) {
      Step step =
          open.or(() -> steps.stream().filter(one -> one.kind().equals("filter")).findFirst())
              .orElse(null);
      JsonNode place = step == null ? route.entry() : step.body();
      add(
          route,
          place,
          step,
          "lost-alarm",
          "an alarm for which no condition holds ends here without an SMS and"
              + " without a record; write otherwise with direct:burst-digest, or direct:status-quiet to record it");
    } else {
      String id = branch.get().head().path("id").asText(branch.get().kind());
      add(
          route,
          branch.get().head(),
          null,
          "lost-alarm",
          id
              + " ends an alarm's way without an SMS and without a"
              + " record; send it to a lane, or to direct:status-quiet to record it");
    }
  }

  private void add(
      ResolvedRoute route, JsonNode place, @Nullable Step step, String rule, String problem) {
    boolean template = route.flow().kind() == Flow.Kind.TEMPLATE;
    int line = template ? route.line() : route.file().line(place);
    String where = step == null ? route.id() : step.label();
    found.add(Finding.error(route.file().source().place(), line, where, rule, problem));
  }
}
