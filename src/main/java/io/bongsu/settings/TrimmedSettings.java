package io.bongsu.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Takes white space from both ends of every setting of the program and of its database: a secret
 * that is mounted as a file, or pasted into a variable, ends in a line break. The values without it
 * stand in a source just above the one that they come from. Spring Boot finds this class through
 * {@code META-INF/spring.factories}.
 */
final class TrimmedSettings implements EnvironmentPostProcessor, Ordered {

  private static final Pattern OURS =
      Pattern.compile("(bongsu|sens|spring[._]datasource)[._].*", Pattern.CASE_INSENSITIVE);

  /** The end by which Spring Boot knows a source of environment variables. */
  private static final String VARIABLES =
      "-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    for (PropertySource<?> source : List.copyOf(sources(environment))) {
      if (source instanceof EnumerablePropertySource<?> enumerable) {
        Map<String, Object> trimmed = trimmed(enumerable);
        if (!trimmed.isEmpty()) {
          environment.getPropertySources().addBefore(source.getName(), above(source, trimmed));
        }
      }
    }
  }

  private static List<PropertySource<?>> sources(ConfigurableEnvironment environment) {
    return environment.getPropertySources().stream().toList();
  }

  private static Map<String, Object> trimmed(EnumerablePropertySource<?> source) {
    Map<String, Object> trimmed = new LinkedHashMap<>();
    for (String name : source.getPropertyNames()) {
      if (OURS.matcher(name).matches()
          && source.getProperty(name) instanceof CharSequence value
          && !value.toString().equals(value.toString().strip())) {
        trimmed.put(name, OriginTrackedValue.of(value.toString().strip(), origin(source, name)));
      }
    }
    return trimmed;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Origin origin(PropertySource<?> source, String name) {
    return source instanceof OriginLookup<?> lookup
        ? ((OriginLookup<String>) lookup).getOrigin(name)
        : null;
  }

  private static PropertySource<?> above(PropertySource<?> source, Map<String, Object> values) {
    String name = "trimmed " + source.getName();
    if (source instanceof SystemEnvironmentPropertySource) {
      Map<String, Object> plain = new LinkedHashMap<>();
      values.forEach((key, value) -> plain.put(key, ((OriginTrackedValue) value).getValue()));
      return new SystemEnvironmentPropertySource("trimmed" + VARIABLES, plain);
    }
    return new OriginTrackedMapPropertySource(name, values);
  }

  /** Behind the processors that read files and variables. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
