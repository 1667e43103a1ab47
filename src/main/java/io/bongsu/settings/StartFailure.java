package io.bongsu.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/**
 * Why a start failed, as one sentence, where a setting is to blame. Values are never repeated: any
 * of them may be a secret that was put in the wrong place.
 */
public final class StartFailure {

  /** Runs of digits as long as a phone number, with or without dashes. */
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d-]{5,}\\d");

  private StartFailure() {}

  /** The sentence; empty if neither a setting nor what it names is to blame. */
  public static Optional<String> sentence(Throwable failure) {
    return first(failure, SettingException.class)
        .map(SettingException::getMessage)
        .or(() -> first(failure, BindException.class).map(StartFailure::unreadable))
        .or(() -> ResourceFailure.sentence(failure))
        .map(StartFailure::masked);
  }

  /** Whether a setting is to blame, and not what it names. */
  static boolean isOfASetting(Throwable failure) {
    return first(failure, SettingException.class).isPresent()
        || first(failure, BindException.class).isPresent();
  }

  /** The key that has no value; empty if something else is wrong. */
  static String missingKey(Throwable failure) {
    return first(failure, SettingException.class)
        .filter(refused -> String.valueOf(refused.getMessage()).contains(" is missing"))
        .map(SettingException::key)
        .orElse("");
  }

  /** The same text with all that may be a phone number in it masked. */
  public static String masked(String text) {
    return NUMBER.matcher(text).replaceAll("***");
  }

  private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(100)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private static String unreadable(BindException failure) {
    ConfigurationProperty property = failure.getProperty();
    String key = (property == null ? failure.getName() : property.getName()).toString();
    return key + " is not " + expected(failure.getTarget().getType().resolve()) + place(property);
  }

  private static String place(@Nullable ConfigurationProperty property) {
    return property == null || property.getOrigin() == null
        ? ""
        : "; correct it in " + property.getOrigin();
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "usable";
    } else if (type == Duration.class) {
      return "a duration such as 3s or 2m";
    } else if (type == int.class || type == Integer.class || type == long.class) {
      return "a whole number";
    } else if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    } else if (type == URI.class) {
      return "an address such as http://localhost:9324";
    } else if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(String::valueOf)
          .collect(Collectors.joining(" or "));
    }
    return "readable as " + type.getSimpleName();
  }
}
