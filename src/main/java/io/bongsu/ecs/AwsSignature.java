package io.bongsu.ecs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature Version 4 of AWS for a POST to the path {@code /} without a query. Headers are signed
 * as they are given, under lower-case names. Immutable and thread-safe.
 *
 * @param region such as {@code ap-northeast-2}
 * @param service such as {@code ecs}
 * @param accessKey of the role
 * @param secretKey of the role
 * @param sessionToken of the role; empty for a user's keys
 */
public record AwsSignature(
    String region, String service, String accessKey, String secretKey, String sessionToken) {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** The headers to send: those given, with date, token and signature. */
  public Map<String, String> sign(Map<String, String> headers, String body, Instant now) {
    String time = TIME.format(now);
    SortedMap<String, String> signed = new TreeMap<>(headers);
    signed.put("x-amz-date", time);
    if (!sessionToken.isEmpty()) {
      signed.put("x-amz-security-token", sessionToken);
    }
    String names = String.join(";", signed.keySet());
    String scope = String.join("/", time.substring(0, 8), region, service, "aws4_request");
    String text = String.join("\n", ALGORITHM, time, scope, hash(canonical(signed, names, body)));
    Map<String, String> sent = new TreeMap<>(signed);
    sent.put(
        "authorization",
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(ALGORITHM, accessKey, scope, names, signature(time, text)));
    return sent;
  }

  private static String canonical(Map<String, String> headers, String names, String body) {
    String lines =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
            .collect(Collectors.joining());
    return String.join("\n", "POST", "/", "", lines, names, hash(body));
  }

  private String signature(String time, String text) {
    byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
    for (String part : new String[] {time.substring(0, 8), region, service, "aws4_request"}) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, text));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "AwsSignature[" + service + " in " + region + "]";
  }
}
