package io.bongsu.sens;

import io.bongsu.settings.Setting;
import io.bongsu.settings.SettingException;
import java.net.URI;
import java.util.regex.Pattern;

/** What the values of {@code sens.*} must look like, for Spring and for the Kamelet alike. */
final class SensSettings {

  /** Only characters that stand in a URI path as they are, so that signed and sent text agree. */
  private static final Pattern SERVICE_ID = Pattern.compile("[A-Za-z0-9:._~-]+");

  private static final Pattern DIGITS = Pattern.compile("[0-9]{3,15}");

  private static final Pattern BASE_URL = Pattern.compile("https?://[^/?#@\\s]+(/[^?#\\s]*)?");

  private SensSettings() {}

  static String baseUrl(String value) {
    String url = Setting.required("sens.base-url", value);
    if (!BASE_URL.matcher(url).matches() || url.endsWith("/") || !isUri(url)) {
      throw new SettingException(
          "sens.base-url", "must be http:// or https:// and a host, without a slash at the end");
    }
    return url;
  }

  static String serviceId(String key, String value) {
    String id = Setting.required(key, value);
    if (!SERVICE_ID.matcher(id).matches()) {
      throw new SettingException(
          key, "must be the id that the console shows, such as ncp:sms:kr:…:name");
    }
    return id;
  }

  static String from(String value) {
    String number = Setting.required("sens.from", value);
    if (!DIGITS.matcher(number).matches()) {
      throw new SettingException("sens.from", "must be a phone number of digits only");
    }
    return number;
  }

  private static boolean isUri(String text) {
    try {
      return URI.create(text).getHost() != null;
    } catch (IllegalArgumentException notAUri) {
      return false;
    }
  }
}
