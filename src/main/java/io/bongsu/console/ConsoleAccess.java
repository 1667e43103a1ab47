package io.bongsu.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the console: whoever sends the token, as a bearer or at log-in, where it is exchanged
 * for a session. A session is its end and an HMAC-SHA256 of that, so it holds in every replica and
 * ends when the token is changed. After some wrong tokens in a minute all are refused until the
 * minute is over. Thread-safe.
 */
final class ConsoleAccess {

  static final Duration SESSION = Duration.ofHours(12);

  private static final int WRONG_IN_A_MINUTE = 10;
  private static final Pattern BEARER =
      Pattern.compile("bearer +([!-~]+) *", Pattern.CASE_INSENSITIVE);

  private final byte[] token;
  private final Clock clock;
  private Instant minute = Instant.EPOCH;
  private int wrong;

  ConsoleAccess(String token, Clock clock) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  boolean isOn() {
    return token.length > 0;
  }

  /** Whether an Authorization header carries the token; null if there is none. */
  boolean bears(@Nullable String authorization) {
    Matcher header = BEARER.matcher(authorization == null ? "" : authorization);
    return header.matches() && isToken(header.group(1));
  }

  synchronized boolean isToken(String given) {
    Instant now = clock.instant();
    if (!now.isBefore(minute.plusSeconds(60))) {
      minute = now;
      wrong = 0;
    }
    if (!isOn() || wrong >= WRONG_IN_A_MINUTE) {
      return false;
    }
    boolean same = MessageDigest.isEqual(sign(given.getBytes(StandardCharsets.UTF_8)), sign(token));
    wrong += same ? 0 : 1;
    return same;
  }

  /** A new session, as the value of a cookie. */
  String session() {
    String end = Long.toString(clock.instant().plus(SESSION).getEpochSecond());
    return end + "." + signature(end);
  }

  boolean isSession(@Nullable String cookie) {
    String[] parts = cookie == null ? new String[0] : cookie.split("\\.", 2);
    return isOn()
        && parts.length == 2
        && parts[0].matches("\\d{1,12}")
        && MessageDigest.isEqual(bytes(signature(parts[0])), bytes(parts[1]))
        && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[0])));
  }

  private String signature(String end) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sign(bytes("session " + end)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] sign(byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(isOn() ? token : new byte[1], "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
