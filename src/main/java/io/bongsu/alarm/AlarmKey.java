package io.bongsu.alarm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes the key of one change of state of one alarm: readable, as long as it fits wherever a key is
 * kept. Alarms come from outside, and some of what JSON can hold a database cannot.
 */
final class AlarmKey {

  /** The ledger keeps 700 characters, and PostgreSQL indexes 2,700 bytes. */
  private static final int MAX_LENGTH = 600;

  private AlarmKey() {}

  /** The parts with a bar between, or their SHA-256 if they are too long or not plain text. */
  static String of(String... parts) {
    String key = String.join("|", parts);
    boolean plain = key.codePoints().allMatch(AlarmKey::isPlain);
    return plain && key.length() <= MAX_LENGTH ? key : "sha256:" + sha256(key);
  }

  /** Neither NUL nor half of a surrogate pair, which PostgreSQL refuses, nor a line break. */
  private static boolean isPlain(int character) {
    return !Character.isISOControl(character)
        && Character.getType(character) != Character.SURROGATE;
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
