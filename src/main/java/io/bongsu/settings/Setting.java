package io.bongsu.settings;

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
}
