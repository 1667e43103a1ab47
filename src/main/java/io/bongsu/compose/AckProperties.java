package io.bongsu.compose;

import io.bongsu.ack.AckTokens;
import io.bongsu.settings.SettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Acknowledgement from the phone: {@code bongsu.ack.*}.
 *
 * @param url base of the link, such as {@code https://a.example.com}; empty for no links
 * @param secret signs links and acknowledgements
 * @param expires how long a link is valid, and how long an acknowledgement holds
 */
@ConfigurationProperties("bongsu.ack")
public record AckProperties(
    @DefaultValue("") String url,
    @DefaultValue("") String secret,
    @DefaultValue("4h") Duration expires) {

  public static final String URL = "bongsu.ack.url";

  private static final String SECRET = "bongsu.ack.secret";
  private static final int SHORTEST = 16;
  private static final int LONGEST_URL = 200;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

  public AckProperties {
    url = url.strip().replaceFirst("/+$", "");
    secret = secret.strip();
    if (!url.isEmpty()) {
      requireAddress(url);
      requireSecret(secret);
    }
    if (expires.toMillis() < Duration.ofMinutes(1).toMillis()
        || expires.compareTo(AckTokens.LONGEST) > 0) {
      throw new SettingException("bongsu.ack.expires", "must be from 1m to 7d");
    }
  }

  private static void requireAddress(String url) {
    URI uri = parse(url);
    @Nullable String host = uri == null ? null : uri.getHost();
    if (uri == null
        || host == null
        || !("https".equals(uri.getScheme())
            || "http".equals(uri.getScheme()) && LOOPBACK.contains(host))
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getRawUserInfo() != null
        || url.length() > LONGEST_URL) {
      throw new SettingException(
          URL, "must be an https address without a query, such as https://a.example.com");
    }
  }

  private static @Nullable URI parse(String url) {
    try {
      return url.matches("[!-~]+") ? new URI(url) : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static void requireSecret(String secret) {
    if (secret.isEmpty()) {
      throw new SettingException(
          SECRET, "is missing, although " + URL + " is set: set it, or BONGSU_ACK_SECRET");
    }
    if (secret.startsWith("${")) {
      throw new SettingException(SECRET, "is an unset variable");
    }
    if (secret.length() < SHORTEST || !secret.matches("[!-~]+")) {
      throw new SettingException(
          SECRET, "must be at least 16 characters of visible ASCII without blanks");
    }
  }

  /**
   * What only the ledger knows needs one that keeps it.
   *
   * @param inMemory whether it ends with the process
   * @throws SettingException if it would forget who has acknowledged
   */
  public static void requireKept(boolean inMemory) {
    if (inMemory) {
      throw new SettingException(
          URL,
          "needs a ledger that outlives the process, and spring.datasource.url is in memory: set that"
              + " to jdbc:h2:file:<path> or PostgreSQL, or leave this out");
    }
  }

  /** Whether texts carry links. */
  public boolean isOn() {
    return !url.isEmpty();
  }

  public AckTokens tokens(Clock clock) {
    return new AckTokens(secret, expires, clock);
  }

  /** Without the secret: this may reach a log. */
  @Override
  public String toString() {
    return "AckProperties[" + (isOn() ? "on" : "off") + "]";
  }
}
