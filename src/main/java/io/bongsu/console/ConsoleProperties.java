package io.bongsu.console;

import io.bongsu.settings.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console: {@code bongsu.console.*}.
 *
 * @param token opens the console, the history and the calendar of duty; all are off without one
 */
@ConfigurationProperties("bongsu.console")
public record ConsoleProperties(@DefaultValue("") String token) {

  private static final int SHORTEST = 12;

  public ConsoleProperties {
    token = token.strip();
    if (!token.isEmpty() && (token.length() < SHORTEST || !token.matches("[!-~]+"))) {
      throw new SettingException(
          "bongsu.console.token", "must be at least 12 characters of visible ASCII without blanks");
    }
    if (token.startsWith("${")) {
      throw new SettingException("bongsu.console.token", "is an unset variable");
    }
  }

  public boolean isOn() {
    return !token.isEmpty();
  }

  /** Without the token: this may reach a log. */
  @Override
  public String toString() {
    return "ConsoleProperties[" + (isOn() ? "on" : "off") + "]";
  }
}
