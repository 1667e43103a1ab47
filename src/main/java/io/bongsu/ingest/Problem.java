package io.bongsu.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An error as HTTP tells it: {@code application/problem+json} (RFC 9457).
 *
 * @param kind why
 * @param detail what is wrong with this request and what to do; neither a secret nor what was sent
 */
record Problem(ProblemKind kind, String detail) {

  static final String MEDIA_TYPE = "application/problem+json";

  /** Seconds after which what was refused for the moment may be tried again. */
  private static final String RETRY_AFTER = "1";

  private static final ObjectMapper MAPPER = new ObjectMapper();

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
   * The body in UTF-8.
   *
   * @param instance path of the request and, after {@code #}, the name the log has for it
   */
  byte[] json(String instance) {
    ObjectNode problem =
        MAPPER
            .createObjectNode()
            .put("type", kind.type())
            .put("title", kind.title())
            .put("status", kind.status())
            .put("detail", detail)
            .put("instance", instance);
    return problem.toString().getBytes(StandardCharsets.UTF_8);
  }
}
