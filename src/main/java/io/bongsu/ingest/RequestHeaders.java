package io.bongsu.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Judges a request by its path and headers, before its body is read: who sends it, of what type it
 * is, whether its way in is on, and whether there is such a way at all. Thread-safe.
 */
final class RequestHeaders {

  private final AlarmRequests alarms;
  private final SnsRequests sns;

  RequestHeaders(AlarmRequests alarms, SnsRequests sns) {
    this.alarms = alarms;
    this.sns = sns;
  }

  /** Why the request is refused; empty if its headers give no reason. */
  Optional<Problem> problem(HttpServletRequest request) {
    if (request.getRequestURI().startsWith("/a/")) {
      return Optional.of(
          new Problem(ProblemKind.UNREADABLE, "Acknowledging takes no body: leave it out."));
    }
    if (!request.getMethod().equals("POST")) {
      return Optional.empty();
    }
    try {
      switch (request.getRequestURI()) {
        case "/alarms", "/preview" ->
            alarms.admit(request.getHeader("Authorization"), request.getContentType());
        case "/sns" -> sns.admit(request.getHeader("x-amz-sns-rawdelivery"));
        default -> {}
      }
      return Optional.empty();
    } catch (RequestRefusedException refused) {
      return Optional.of(refused.problem());
    }
  }
}
