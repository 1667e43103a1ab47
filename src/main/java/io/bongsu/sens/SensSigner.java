package io.bongsu.sens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature v2 of the Naver Cloud API gateway (<a
 * href="https://api.ncloud-docs.com/docs/en/common-ncpapi">vendor page</a>): HMAC-SHA256 over
 * method, path with query, timestamp and access key. The body is not signed, and a timestamp five
 * minutes off is refused, so every attempt must be signed anew. Immutable and safe for threads.
 */
final class SensSigner {

  static final String TIMESTAMP = "x-ncp-apigw-timestamp";
  static final String ACCESS_KEY = "x-ncp-iam-access-key";
  static final String SIGNATURE = "x-ncp-apigw-signature-v2";

  private final String accessKey;
  private final String secretKey;
  private final Clock clock;

  SensSigner(String accessKey, String secretKey, Clock clock) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    this.clock = clock;
  }

  /**
   * The three headers for one request.
   *
   * @param method in capitals
   * @param target path and query exactly as they will be sent, percent signs included
   */
  Map<String, String> headers(String method, String target) {
    String timestamp = Long.toString(clock.millis());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(TIMESTAMP, timestamp);
    headers.put(ACCESS_KEY, accessKey);
    headers.put(SIGNATURE, signature(method, target, timestamp, accessKey, secretKey));
    return headers;
  }

  static String signature(
      String method, String target, String timestamp, String accessKey, String secretKey) {
    String signed = method + " " + target + "\n" + timestamp + "\n" + accessKey;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }
}
