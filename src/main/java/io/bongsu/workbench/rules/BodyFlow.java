package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows bodies and variables through routes, step by step, from what {@link Carriers} declares:
 * {@code setBody}, beans, calls of other routes. Where the files do not say what comes, the type is
 * unknown, and nothing is refused for it. For one thread.
 */
final class BodyFlow {

  /** Rounds after which what routes send each other has long been found. */
  private static final int ROUNDS = 6;

  /** Components that leave the body as it is. */
  private static final Set<String> KEEPING =
      Set.of(
          "aws2-sns",
          "aws2-sqs",
          "controlbus",
          "file",
          "log",
          "micrometer",
          "mock",
          "seda",
          "stub");

  /**
   * What flows at one place.
   *
   * @param variables by name, those that a step of this route has set
   * @param receipt whether the header is there by which the queue's message is deleted
   * @param cause the step of this route after which the body is another; null if none did that
   */
  record At(Body body, Map<String, Body> variables, boolean receipt, @Nullable Step cause) {

    At(Body body, Map<String, Body> variables, boolean receipt) {
      this(body, variables, receipt, null);
    }

    At {
      variables = Map.copyOf(variables);
    }

    At with(Body other) {
      return new At(other, variables, receipt, cause);
    }

    /** The same after a step that changed something. */
    At by(Step step, At before) {
      boolean changed = !body.equals(before.body()) || receipt != before.receipt();
      return changed && cause == before.cause() ? new At(body, variables, receipt, step) : this;
    }

    At with(String variable, Body value) {
      Map<String, Body> more = new HashMap<>(variables);
      more.put(variable, value);
      return new At(body, more, receipt, cause);
    }

    At or(At other) {
      Map<String, Body> both = new HashMap<>(variables);
      other.variables.forEach((name, value) -> both.merge(name, value, Body::or));
      return new At(
          body.or(other.body), both, receipt && other.receipt, cause == null ? other.cause : cause);
    }
  }

  /** Sees each step with what flows into it. */
  interface Visitor {
    void visit(ResolvedRoute route, Step step, At at);
  }

  /** {@code bean:name.method} with its arguments, and nothing behind. */
  private static final Pattern BEAN =
      Pattern.compile("bean:([\\w-]+)(?:\\?method=|\\.|::)([\\w-]+)(?:\\([^()]*\\))?");

  private final Carriers carriers;
  private final Map<String, Class<?>> beans;
  private final List<ResolvedRoute> routes;
  private final Map<String, At> given = new HashMap<>();
  private final Map<String, At> results = new HashMap<>();
  private Visitor visitor = (route, step, at) -> {};
  private @Nullable ResolvedRoute route;

  BodyFlow(Carriers carriers, Map<String, Class<?>> beans, List<ResolvedRoute> routes) {
    this.carriers = carriers;
    this.beans = beans;
    this.routes = routes;
  }

  /** Walks through all routes and shows each step to the visitor. */
  void walk(Visitor shown) {
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, At> before = Map.copyOf(results);
      given.clear();
      routes.forEach(this::walk);
      if (before.equals(results)) {
        break;
      }
    }
    visitor = shown;
    routes.forEach(this::walk);
    visitor = (none, step, at) -> {};
  }

  private void walk(ResolvedRoute next) {
    route = next;
    results.put(next.from(), all(next.flow().steps(), start(next.from())));
  }

  /** What a route begins with. */
  private At start(String endpoint) {
    At called = given.get(endpoint);
    At first = called == null ? new At(Body.UNKNOWN, Map.of(), true) : called;
    return carriers.of(endpoint).map(type -> first.with(Body.of(type))).orElse(first);
  }

  private At all(List<Step> steps, At start) {
    At here = start;
    for (Step step : steps) {
      if (route != null) {
        visitor.visit(route, step, here);
      }
      here = after(step, here).by(step, here);
    }
    return here;
  }

  private At after(Step step, At here) {
    return switch (step.kind()) {
      case "setBody", "transform" -> here.with(valueOf(step.body(), here));
      case "setVariable" ->
          here.with(step.body().path("name").asText(), valueOf(step.body(), here));
      case "convertBodyTo" -> here.with(converted(step));
      case "bean" -> bean(step, here);
      case "unmarshal" -> here.with(Body.document("unmarshal"));
      case "marshal" -> here.with(Body.of(String.class, "what marshal wrote"));
      case "removeHeaders", "removeHeader" -> removed(step, here);
      case "to" -> sent(step, here);
      case "toD", "recipientList", "routingSlip", "dynamicRouter", "enrich", "pollEnrich", "poll" ->
          received(step, here, Body.UNKNOWN);
      case "wireTap" -> {
        target(Endpoints.of(step.body()), here);
        yield here;
      }
      default -> inner(step, here);
    };
  }

  private At inner(Step step, At here) {
    List<Step> children = step.inner();
    return switch (step.kind()) {
      case "choice" -> choice(step, here);
      case "filter" -> all(children, here).or(here);
      case "doTry" -> branches(step, here, all(children, here), "doCatch");
      case "circuitBreaker" -> branches(step, here, all(children, here), "onFallback");
      case "split" -> {
        all(children, here.with(element(valueOf(step.body(), here))));
        yield here;
      }
      case "aggregate" -> {
        all(children, here.with(Body.UNKNOWN));
        yield here;
      }
      case "multicast" -> {
        At last = here;
        for (Step child : children) {
          last = all(List.of(child), here);
        }
        yield last;
      }
      default -> children.isEmpty() ? here : all(children, here);
    };
  }

  private At choice(Step step, At here) {
    At after = null;
    for (Branch branch : step.branches()) {
      At end = all(branch.steps(), here);
      after = after == null ? end : after.or(end);
    }
    boolean covered = step.body().has("otherwise");
    return after == null ? here : covered ? after : after.or(here);
  }

  private At branches(Step step, At before, At normal, String kind) {
    At after = normal;
    for (Branch branch : step.branches()) {
      if (branch.kind().equals(kind)) {
        after = after.or(all(branch.steps(), before.or(normal)));
      }
    }
    return after;
  }

  private static Body element(Body list) {
    JavaType type = list.type();
    boolean many = type != null && (type.isCollectionLikeType() || type.isArrayType());
    return many && type != null ? Body.of(type.getContentType()) : Body.UNKNOWN;
  }

  private static Body converted(Step step) {
    String type =
        step.body().isTextual() ? step.body().asText() : step.body().path("type").asText();
    return Set.of("String", "java.lang.String").contains(type) ? Body.TEXT : Body.UNKNOWN;
  }

  private static At removed(Step step, At here) {
    String pattern = step.body().path("pattern").asText(step.body().path("name").asText());
    boolean kept = step.body().path("excludePattern").asText().contains("CamelAwsSqs");
    boolean gone =
        !kept
            && Set.of("*", "Camel*", "CamelAws*", "CamelAwsSqs*", "CamelAwsSqsReceiptHandle")
                .contains(pattern);
    return gone ? new At(here.body(), here.variables(), false, here.cause()) : here;
  }

  private At bean(Step step, At here) {
    Body result = result(step.body().path("ref").asText(), step.body().path("method").asText());
    return result == null ? here : here.with(result);
  }

  /** What a bean's method gives; null if it gives nothing and the body stays. */
  private @Nullable Body result(String ref, String name) {
    Class<?> type = beans.get(ref);
    if (type == null || type == Object.class) {
      return Body.UNKNOWN;
    }
    List<Method> methods =
        Arrays.stream(type.getMethods())
            .filter(method -> method.getName().equals(name.replaceFirst("\\(.*", "")))
            .toList();
    if (methods.size() != 1) {
      return Body.UNKNOWN;
    }
    Method method = methods.get(0);
    return method.getReturnType() == void.class ? null : Body.of(method.getGenericReturnType());
  }

  private At sent(Step step, At here) {
    String endpoint = step.endpoint();
    String scheme = Endpoints.scheme(endpoint);
    String variable = step.body().path("variableSend").asText();
    At sent =
        variable.isEmpty()
            ? here
            : here.with(here.variables().getOrDefault(variable, Body.UNKNOWN));
    if (scheme.equals("direct")) {
      At result = target(endpoint, sent);
      boolean keeps = step.body().has("variableReceive") || carriers.of(endpoint).isPresent();
      At kept =
          keeps ? here : new At(here.body(), here.variables(), result.receipt(), here.cause());
      return received(step, kept, own(sent.body(), returned(endpoint, result.body())));
    } else if (KEEPING.contains(scheme)) {
      return received(step, here, here.body());
    }
    return received(step, here, scheme.startsWith("http") ? Body.answer(scheme) : Body.UNKNOWN);
  }

  /** What a stage does with an alarm after it took it is not what its caller goes on with. */
  private Body returned(String endpoint, Body result) {
    boolean same = carriers.of(endpoint).map(type -> type.equals(result.type())).orElse(true);
    return same ? result : Body.UNKNOWN;
  }

  /** Of a route that several call with bodies of their own, each gets its own back. */
  private static Body own(Body sent, Body returned) {
    boolean several = returned.ways().count() > 1;
    return several && returned.ways().anyMatch(sent::equals) ? sent : returned;
  }

  /** Notes what a route is given, and says what it gives back. */
  private At target(String endpoint, At sent) {
    String name = route == null ? endpoint : route.filled(endpoint);
    At alone = new At(sent.body(), Map.of(), sent.receipt());
    given.merge(name, alone, At::or);
    return results.getOrDefault(name, new At(Body.UNKNOWN, Map.of(), sent.receipt()));
  }

  private static At received(Step step, At here, Body answer) {
    String variable = step.body().path("variableReceive").asText();
    return variable.isEmpty() ? here.with(answer) : here.with(variable, answer);
  }

  /** What the expression of a step gives. */
  private Body valueOf(JsonNode step, At here) {
    JsonNode holder = step.has("expression") ? step.path("expression") : step;
    if (holder.has("constant")) {
      return Body.TEXT;
    } else if (holder.has("method")) {
      Body result = result(holder.at("/method/ref").asText(), holder.at("/method/method").asText());
      return result == null ? Body.UNKNOWN : result;
    } else if (holder.has("variable")) {
      return here.variables().getOrDefault(text(holder.path("variable")), Body.UNKNOWN);
    }
    return holder.has("simple") ? simple(text(holder.path("simple")), here) : Body.UNKNOWN;
  }

  private static String text(JsonNode language) {
    return language.isObject() ? language.path("expression").asText() : language.asText();
  }

  private Body simple(String text, At here) {
    SimpleText read = SimpleText.template(text.replaceAll("\\{\\{.*?}}", "x"));
    if (read.failure() != null) {
      return Body.UNKNOWN;
    }
    return read.whole() == null ? Body.TEXT : function(read.whole(), here).body();
  }

  /** Follows {@code body.x}, {@code variable.x.y} and their like; unknown for other functions. */
  PropertyPath.Result function(String function, At here) {
    String path =
        function.replaceFirst("^(body|variable\\??\\.[\\w-]+|variables\\??\\.[\\w-]+)", "");
    if (function.startsWith("body") && (path.isEmpty() || ".?[".indexOf(path.charAt(0)) >= 0)) {
      return PropertyPath.follow(here.body(), path);
    } else if (function.startsWith("variable")) {
      String name =
          function
              .substring(0, function.length() - path.length())
              .replaceFirst("^variables?\\??\\.", "");
      Body value = here.variables().get(name);
      Body known =
          value == null ? carriers.variable(name).map(Body::of).orElse(Body.UNKNOWN) : value;
      return PropertyPath.follow(known, path);
    }
    Matcher bean = BEAN.matcher(function);
    if (bean.matches()) {
      Body result = result(bean.group(1), bean.group(2));
      return new PropertyPath.Result(result == null ? Body.UNKNOWN : result, null);
    }
    return new PropertyPath.Result(Body.UNKNOWN, null);
  }

  /** Names of variables that some step sets, or Java. */
  Set<String> variableNames() {
    Set<String> names = new HashSet<>();
    routes.forEach(
        each ->
            each.flow()
                .allSteps()
                .forEach(
                    step -> {
                      names.add(step.body().path("variableReceive").asText());
                      if (step.kind().startsWith("setVariable")) {
                        names.add(step.body().path("name").asText());
                      }
                    }));
    names.remove("");
    return names;
  }
}
