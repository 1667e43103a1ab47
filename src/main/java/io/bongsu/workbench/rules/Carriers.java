package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each route gets as its body, as {@code carriers.properties} declares it for the built-in
 * routes. Immutable.
 */
final class Carriers {

  private static final String RESOURCE = "/carriers.properties";
  private static final String VARIABLE = "variable.";
  private static final String DIRECT = "direct:";

  private final Properties declared = new Properties();
  private final List<String> ends;

  Carriers() {
    try (InputStream in = Objects.requireNonNull(Carriers.class.getResourceAsStream(RESOURCE))) {
      declared.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.ends = Arrays.asList(declared.getProperty("ends", "").split(",\\s*"));
  }

  /**
   * The body of the route that begins with this endpoint; empty of a route that is not declared.
   */
  Optional<JavaType> of(String endpoint) {
    return endpoint.startsWith(DIRECT)
        ? line(endpoint.substring(DIRECT.length()))
        : Optional.empty();
  }

  /** The type of a variable that Java sets. */
  Optional<JavaType> variable(String name) {
    return type(declared.getProperty(VARIABLE + name));
  }

  /** Names of the variables that Java sets. */
  Set<String> variables() {
    return declared.stringPropertyNames().stream()
        .filter(key -> key.startsWith(VARIABLE))
        .map(key -> key.substring(VARIABLE.length()))
        .collect(Collectors.toSet());
  }

  /** Whether an alarm that is sent here is sent, held or recorded. */
  boolean isEnd(String endpoint) {
    return ends.stream().anyMatch(end -> matches(DIRECT + end, endpoint)) && takesAlarms(endpoint);
  }

  /** Whether this is a lane, or what records an alarm instead of sending it. */
  boolean isLane(String endpoint) {
    return isEnd(endpoint)
        && (endpoint.startsWith("direct:burst-") || endpoint.equals("direct:status-quiet"));
  }

  private boolean takesAlarms(String endpoint) {
    return of(endpoint)
        .filter(type -> type.getRawClass().getSimpleName().equals("Alarm"))
        .isPresent();
  }

  private Optional<JavaType> line(String id) {
    String exact = declared.getProperty(id);
    return exact != null
        ? type(exact)
        : declared.stringPropertyNames().stream()
            .filter(key -> key.endsWith("*") && matches(key, id))
            .findFirst()
            .flatMap(key -> type(declared.getProperty(key)));
  }

  private static boolean matches(String pattern, String name) {
    return pattern.endsWith("*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }

  private static Optional<JavaType> type(@Nullable String name) {
    return name == null
        ? Optional.empty()
        : Optional.of(TypeFactory.defaultInstance().constructFromCanonical(name.strip()));
  }
}
