package io.bongsu.lambda;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where alarms go, and what proves that they may.
 *
 * @param uri address of {@code POST /alarms}: https, or http on the loopback interface
 * @param token bearer token; visible ASCII, never shown
 */
record Target(URI uri, String token) {

  private static final String URL_VARIABLE = "BONGSU_URL";
  private static final String TOKEN_VARIABLE = "BONGSU_TOKEN";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  /** What HTTP lets stand in the Authorization header (RFC 6750, section 2.1, is narrower). */
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");

  Target {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(token, "token");
  }

  /**
   * Reads {@code BONGSU_URL} (a bare host means its {@code /alarms}) and {@code BONGSU_TOKEN}.
   *
   * @throws SettingException naming the variable and never its value
   */
  static Target of(Map<String, String> environment) {
    String url = required(environment, URL_VARIABLE);
    String token = required(environment, TOKEN_VARIABLE);
    if (!VISIBLE_ASCII.matcher(token).matches()) {
      throw new SettingException(TOKEN_VARIABLE, "holds characters that no header can carry");
    }
    return new Target(address(url), token);
  }

  private static String required(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      throw new SettingException(variable, "is not set; add it to the function's environment");
    }
    return value;
  }

  private static URI address(String url) {
    URI uri = parse(url);
    String host = Objects.requireNonNullElse(uri.getHost(), "");
    boolean plain = "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.matcher(host).matches();
    boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null;
    if (host.isEmpty() || !("https".equalsIgnoreCase(uri.getScheme()) || plain)) {
      throw new SettingException(
          URL_VARIABLE, "must be https, such as https://bongsu.example.com/alarms");
    }
    if (!bare || uri.getRawFragment() != null) {
      throw new SettingException(URL_VARIABLE, "must be scheme, host, port and path, no more");
    }
    return uri.getPath().length() > 1 ? uri : uri.resolve("/alarms");
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new SettingException(URL_VARIABLE, "is not a URL: " + e.getReason());
    }
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
