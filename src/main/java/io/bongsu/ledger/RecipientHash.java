package io.bongsu.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for a phone number in the ledger: HMAC-SHA256 in Base64, 44 characters. Without the key
 * eleven digits cannot be tried out. Thread-safe.
 */
public final class RecipientHash {

  private final SecretKeySpec key;

  /**
   * @param secret a secret that the process has anyway; the key is derived from it
   */
  public RecipientHash(String secret) {
    byte[] bytes = ("bongsu ledger " + secret).getBytes(StandardCharsets.UTF_8);
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  public String of(String number) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(number.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  static String lastFour(String number) {
    return number.substring(Math.max(0, number.length() - 4));
  }
}
