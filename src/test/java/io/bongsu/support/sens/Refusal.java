package io.bongsu.support.sens;

/** The fake will not take a request: the answer that the vendor's description gives for it. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String body;

  private Refusal(int status, String body, String reason) {
    super(reason);
    this.status = status;
    this.body = body;
  }

  /** Shape of the gateway, before SENS is reached. */
  static Refusal gateway(int status, String code, String message, String details) {
    String body =
        "{\"error\":{\"errorCode\":\"%s\",\"message\":\"%s\",\"details\":\"%s\"}}"
            .formatted(code, message, details);
    return new Refusal(status, body, message + ": " + details);
  }

  /** Shape of SENS itself. */
  static Refusal invalid(String reason) {
    String text = reason.replace("\"", "'");
    return new Refusal(
        400, "{\"status\":400,\"errors\":\"INVALID\",\"errorMessage\":\"" + text + "\"}", reason);
  }

  /** Shape that Spring gives, printed on the vendor's page for a foreign service. */
  static Refusal forbidden(String reason) {
    return new Refusal(
        403, "{\"status\":403,\"error\":\"Forbidden\",\"message\":\"" + reason + "\"}", reason);
  }

  int status() {
    return status;
  }

  String body() {
    return body;
  }
}
