package io.bongsu.support.sens;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the API gateway asks of every request: three headers, a timestamp less than five minutes
 * off, and the signature of the request line. Written from the vendor's description, apart from the
 * code under test, so that both cannot be wrong in the same way by accident.
 */
final class GatewayCheck {

  private static final long TOLERANCE_MS = Duration.ofMinutes(5).toMillis();

  private final Account account;
  private final Clock clock;

  GatewayCheck(Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  void check(String method, String target, Headers headers) {
    String timestamp = single(headers, "x-ncp-apigw-timestamp");
    String accessKey = single(headers, "x-ncp-iam-access-key");
    String signature = single(headers, "x-ncp-apigw-signature-v2");
    if (!timestamp.matches("[0-9]{13}")) {
      throw unauthenticated("Timestamp is not in milliseconds.");
    }
    if (Math.abs(clock.millis() - Long.parseLong(timestamp)) >= TOLERANCE_MS) {
      throw unauthenticated("Expired timestamp.");
    }
    if (!accessKey.equals(account.accessKey())) {
      throw unauthenticated("Invalid authentication information.");
    }
    byte[] expected = expected(method, target, timestamp);
    if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII))) {
      throw unauthenticated("Invalid authentication information.");
    }
  }

  private byte[] expected(String method, String target, String timestamp) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = account.secretKey().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
      for (String part : List.of(method, " ", target, "\n", timestamp, "\n", account.accessKey())) {
        mac.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return Base64.getEncoder().encode(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String single(Headers headers, String name) {
    List<String> values = headers.get(name);
    if (values == null || values.size() != 1 || values.get(0).isBlank()) {
      throw unauthenticated("Authentication information are missing.");
    }
    return values.get(0);
  }

  private static Refusal unauthenticated(String details) {
    return Refusal.gateway(401, "200", "Authentication Failed", details);
  }
}
