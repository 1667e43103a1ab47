package io.bongsu.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The values of settings that must not be in a log: secrets, tokens, addresses that may hold one,
 * and people. A library that fails at the start puts the value that it was given into its message.
 */
final class SecretValues {

  private static final Pattern KEY =
      Pattern.compile(
          "(sens|bongsu|spring[._]datasource)[._].*"
              + "(secret|key|token|password|url|webhook|from|phone|recipients|people|then).*",
          Pattern.CASE_INSENSITIVE);

  /** Shorter values are words that a message may well have for another reason. */
  private static final int SHORTEST = 6;

  private final List<String> values;

  private SecretValues(List<String> values) {
    this.values = values;
  }

  static SecretValues of(ConfigurableEnvironment environment) {
    return new SecretValues(
        environment.getPropertySources().stream()
            .filter(EnumerablePropertySource.class::isInstance)
            .map(EnumerablePropertySource.class::cast)
            .flatMap(SecretValues::values)
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList());
  }

  private static Stream<String> values(EnumerablePropertySource<?> source) {
    return Stream.of(source.getPropertyNames())
        .filter(name -> KEY.matcher(name).matches())
        .map(name -> Objects.toString(source.getProperty(name), "").strip())
        .filter(value -> value.length() >= SHORTEST && !value.startsWith("jdbc:h2:"));
  }

  /** The same text with each of the values masked, and with what may be a phone number. */
  String masked(String text) {
    String masked = text;
    for (String value : values) {
      masked = masked.replace(value, "***");
    }
    return StartFailure.masked(masked);
  }
}
