package io.bongsu.ingest;

import io.bongsu.settings.SettingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that open {@code POST /alarms}; several, so that one can be replaced without a gap.
 * Only their digests are kept, and all are compared in constant time, so that neither length nor
 * beginning of a token can be measured. Thread-safe.
 */
final class BearerTokens {

  static final String KEY = "bongsu.ingest.token";

  /** Scheme and {@code b64token} of RFC 6750, section 2.1, or any other visible ASCII. */
  private static final Pattern AUTHORIZATION =
      Pattern.compile("bearer +([!-~]+) *", Pattern.CASE_INSENSITIVE);

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]+");

  private final List<byte[]> digests;

  /**
   * @throws SettingException if one of them could never be sent, or is an unset variable
   */
  BearerTokens(List<String> tokens) {
    for (String token : tokens) {
      if (!VISIBLE_ASCII.matcher(token).matches() || token.startsWith("${")) {
        throw new SettingException(
            KEY, "must be visible ASCII without blanks, several separated by commas");
      }
    }
    digests = tokens.stream().map(BearerTokens::digest).toList();
  }

  boolean areSet() {
    return !digests.isEmpty();
  }

  /**
   * Whether the value of an Authorization header carries one of the tokens.
   *
   * @param authorization null if there is none
   */
  boolean admit(@Nullable String authorization) {
    Matcher header = AUTHORIZATION.matcher(authorization == null ? "" : authorization);
    byte[] given = digest(header.matches() ? header.group(1) : "");
    boolean known = false;
    for (byte[] digest : digests) {
      known |= MessageDigest.isEqual(digest, given);
    }
    return known;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
