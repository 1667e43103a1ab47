package io.bongsu.settings;

import java.util.List;
import java.util.Locale;

/**
 * A setting is missing or cannot be used. The message is one sentence that begins with the key and
 * says what to do; it never holds the value, which may be a secret or a phone number.
 */
public final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * @param key the key as it is written in YAML, such as {@code sens.secret-key}
   * @param problem the rest of the sentence, such as {@code must be an http or https address}
   */
  public SettingException(String key, String problem) {
    super(key + " " + problem);
    this.key = key;
  }

  /** Several settings at once, a line for each. */
  public static SettingException all(List<String> sentences) {
    return new SettingException(String.join("\n", sentences));
  }

  private SettingException(String sentences) {
    super(sentences);
    this.key = "";
  }

  /** The setting has no value, and the program cannot guess one. */
  public static SettingException missing(String key) {
    return new SettingException(key, "is missing: set it, or the variable " + variable(key));
  }

  public String key() {
    return key;
  }

  /** The environment variable that Spring binds to a key: dashes vanish, dots become underlines. */
  private static String variable(String key) {
    return key.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
