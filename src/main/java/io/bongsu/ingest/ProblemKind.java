package io.bongsu.ingest;

import java.util.Locale;

/** Why a request is refused, with the status that says so. */
public enum ProblemKind {
  UNREADABLE(400, "The request cannot be read"),
  UNAUTHORIZED(401, "A valid token is needed"),
  FORBIDDEN(403, "This message is not taken"),
  OFF(404, "This way in is off"),
  TIMEOUT(408, "The request took too long"),
  TOO_LARGE(413, "The request is too large"),
  UNSUPPORTED_TYPE(415, "The content type is not taken"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  FAILED(500, "Bongsu failed"),
  UNAVAILABLE(503, "Bongsu cannot take this now");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** Such as {@code urn:bongsu:problem:too-large}: the same for every occurrence. */
  String type() {
    return "urn:bongsu:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
