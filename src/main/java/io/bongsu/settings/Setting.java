package io.bongsu.settings;

import java.time.DateTimeException;
import java.time.Duration;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** Reads the text of a setting as people leave it: padded, empty, or an unresolved variable. */
public final class Setting {

  private Setting() {}

  /**
   * The value without surrounding white space: a key pasted from a file made on Windows ends in a
   * carriage return, and a signature made with it is refused.
   *
   * @throws SettingException when there is none. Spring binds {@code ${UNSET}} as literal text, so
   *     a value that begins with <code>${</code> or <code>{{</code> counts as none.
   */
  public static String required(String key, @Nullable String value) {
    String trimmed = value == null ? "" : value.strip();
    if (trimmed.isEmpty() || trimmed.startsWith("${") || trimmed.startsWith("{{")) {
      throw SettingException.missing(key);
    }
    return trimmed;
  }

  /**
   * A duration as a Kamelet is given it.
   *
   * @param text such as {@code 2s}, {@code 500ms}, {@code PT2S}, or a number of milliseconds
   * @throws SettingException when it is none, or not longer than nothing
   */
  public static Duration duration(String key, String text) {
    Duration duration = parse(key, text.strip());
    if (duration.isNegative() || duration.isZero()) {
      throw new SettingException(key, "must be longer than nothing, such as 2s");
    }
    return duration;
  }

  private static Duration parse(String key, String text) {
    try {
      return text.startsWith("P") ? Duration.parse(text) : TimeUtils.toDuration(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new SettingException(key, "must be a duration such as 2s or 500ms");
    }
  }
}
