package io.bongsu.ack;

import java.util.Map;
import java.util.TreeMap;

/**
 * An answer of the acknowledgement page.
 *
 * @param headers without the length
 * @param body HTML; empty for HEAD
 */
public record AckAnswer(int status, Map<String, String> headers, String body) {

  private static final String POLICY =
      "default-src 'none'; style-src '%s'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
          .formatted(AckPage.STYLE_HASH);

  public AckAnswer {
    headers = Map.copyOf(headers);
  }

  static AckAnswer page(int status, String body) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "text/html; charset=utf-8");
    headers.put("Content-Security-Policy", POLICY);
    headers.put("Cache-Control", "no-store");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Robots-Tag", "noindex, nofollow");
    return new AckAnswer(status, headers, body);
  }

  AckAnswer with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new AckAnswer(status, more, body);
  }

  AckAnswer withoutBody() {
    return new AckAnswer(status, headers, "");
  }
}
