package io.bongsu.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as an HTTP answer: {@code application/problem+json} (RFC 9457).
 *
 * @param kind why
 * @param detail what is wrong with this request and what to do; neither a secret nor what was sent
 */
record Problem(ProblemKind kind, String detail) {

  static final String MEDIA_TYPE = "application/problem+json";

  /** Seconds after which what was refused for the moment may be tried again. */
  private static final String RETRY_AFTER = "1";

  /** The headers that go with the status. */
  Map<String, String> headers() {
    return switch (kind) {
      case UNAUTHORIZED -> Map.of("WWW-Authenticate", "Bearer realm=\"bongsu\"");
      case TOO_LARGE -> Map.of("Connection", "close");
      case TOO_MANY_REQUESTS, UNAVAILABLE -> Map.of("Retry-After", RETRY_AFTER);
      default -> Map.of();
    };
  }

  /**
   * The members of the body, in their order.
   *
   * @param instance path of the request and, after {@code #}, the name the log has for it
   */
  Map<String, Object> body(String instance) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", kind.type());
    body.put("title", kind.title());
    body.put("status", kind.status());
    body.put("detail", detail);
    body.put("instance", instance);
    return body;
  }
}
