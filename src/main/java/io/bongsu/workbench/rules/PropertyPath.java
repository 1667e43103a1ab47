package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code .severity}, {@code .alarms[0].name} or {@code .name.toUpperCase()} from a type, as
 * Camel's bean component follows it at run time: a method of that name, or its getter. Pure.
 */
final class PropertyPath {

  private static final Pattern PART =
      Pattern.compile("(\\??)\\.([A-Za-z_$][\\w$-]*)(\\((.*?)\\))?|\\[([^\\]]*)]");

  private PropertyPath() {}

  /**
   * @param body what is there; unknown from the first part of which nothing is known
   * @param problem what is wrong; null if nothing is
   */
  record Result(Body body, @Nullable String problem) {}

  static Result follow(Body start, String path) {
    Body here = start;
    String missing = "";
    Matcher part = PART.matcher(path);
    int end = 0;
    while (part.find() && part.start() == end) {
      end = part.end();
      if (!here.isKnown()) {
        return new Result(Body.UNKNOWN, null);
      }
      if (part.group(2) == null) {
        here = element(here);
        continue;
      }
      if (!missing.isEmpty()) {
        return new Result(Body.UNKNOWN, missing);
      }
      Body owner = here;
      String name = part.group(2);
      Optional<Method> method = method(owner, name, part.group(4));
      if (method.isEmpty() && !isMap(owner)) {
        return unknown(owner, name);
      }
      boolean safe = !part.group(1).isEmpty() || method.filter(PropertyPath::isNullable).isEmpty();
      missing = safe ? "" : missing(name);
      here = method.map(found -> given(found, owner)).orElseGet(() -> element(owner));
    }
    return end == path.length() ? new Result(here, null) : new Result(Body.UNKNOWN, null);
  }

  /** Camel's mark of safety stands before the part that may be null. */
  private static String missing(String name) {
    return "'.%1$s' may be missing, and what follows it fails then; write '?.%1$s'".formatted(name);
  }

  private static Result unknown(Body here, String name) {
    Set<String> known = names(here);
    String is = here.type() == null ? here.what() : Body.name(here.type());
    String problem = is + " has no '" + name + "'" + Suggestion.hint(name, known);
    return new Result(Body.UNKNOWN, known.contains(name) ? null : problem);
  }

  private static boolean isMap(Body body) {
    return body.type() != null && body.type().isMapLikeType();
  }

  private static Body element(Body body) {
    JavaType type = body.type();
    boolean holds =
        type != null && (type.isCollectionLikeType() || type.isMapLikeType() || type.isArrayType());
    return holds && type != null ? Body.of(type.getContentType()) : Body.UNKNOWN;
  }

  /** The method that Camel would call; null arguments mean a property. */
  private static Optional<Method> method(Body body, String name, @Nullable String arguments) {
    JavaType type = body.type();
    if (type == null) {
      return Optional.empty();
    }
    List<Method> named =
        methods(type.getRawClass()).filter(method -> isNamed(method, name)).toList();
    boolean bare = arguments == null || arguments.isBlank();
    return named.stream().filter(method -> !bare || method.getParameterCount() == 0).findFirst();
  }

  private static boolean isNamed(Method method, String name) {
    String capital = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    return Set.of(name, "get" + capital, "is" + capital).contains(method.getName());
  }

  private static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getReturnType() != void.class);
  }

  private static Body given(Method method, Body owner) {
    JavaType type = owner.type();
    JavaType returned =
        type == null
            ? TypeFactory.defaultInstance().constructType(method.getGenericReturnType())
            : TypeFactory.defaultInstance()
                .resolveMemberType(method.getGenericReturnType(), type.getBindings());
    return Body.of(returned);
  }

  private static boolean isNullable(Method method) {
    return method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
  }

  /** Properties for a hint: what takes no argument and is not everybody's. */
  static Set<String> names(Body body) {
    JavaType type = body.type();
    return type == null
        ? Set.of()
        : methods(type.getRawClass())
            .filter(method -> method.getParameterCount() == 0)
            .filter(method -> method.getDeclaringClass() != Object.class)
            .map(Method::getName)
            .filter(name -> !Set.of("hashCode", "toString", "clone", "notify").contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
