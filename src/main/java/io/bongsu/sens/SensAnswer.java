package io.bongsu.sens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bongsu.json.StrictJson;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.sens.SensOutcome.AccountRefused;
import io.bongsu.sens.SensOutcome.Busy;
import io.bongsu.sens.SensOutcome.Refused;
import io.bongsu.sens.SensOutcome.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a send. Bodies are taken for what they hold, whatever their Content-Type: the
 * gateway labels JSON as plain text. Stateless.
 *
 * <p>Which failures may be repeated, by the gateway's <a
 * href="https://api-gov.ncloud-docs.com/docs/api-call-lgc-errorhandling">list of errors</a>: it
 * answers 429, 500 (900, unexpected error) and 503 (500, endpoint error) in place of SENS, so
 * nothing was taken. 504 (510, endpoint timeout) says that SENS had the request and did not answer
 * in time, and 502 that its answer was unreadable: both may have been taken. 408 says the request
 * itself did not arrive (RFC 9110).
 */
final class SensAnswer {

  private static final String ENDPOINT_TIMEOUT = "510";
  private static final String QUOTA_EXCEEDED = "400";
  private static final long MAX_RETRY_AFTER_SECONDS = 86_400;

  /**
   * @param status HTTP status
   * @param body the text of the answer, perhaps empty
   * @param retryAfter the header of that name; seconds are understood, a date is not
   */
  SensOutcome read(int status, String body, @Nullable String retryAfter) {
    JsonNode json = parse(body);
    if (status >= 200 && status < 300) {
      return taken(status, json);
    }
    String reason = SensReason.line("HTTP " + status + reason(json));
    if (isAmbiguous(status, json)) {
      return new Unknown(reason);
    }
    if (isAccount(status, json)) {
      return new AccountRefused(status, reason);
    }
    if (status == 408 || status == 429 || status >= 500) {
      return new Busy(reason, seconds(retryAfter));
    }
    return new Refused(status, reason);
  }

  private static SensOutcome taken(int status, JsonNode json) {
    String requestId = json.path("requestId").asText("");
    String statusName = json.path("statusName").asText("");
    if (statusName.equals("fail")) {
      return new Refused(status, SensReason.line("HTTP " + status + reason(json)));
    }
    boolean success =
        statusName.equals("success")
            || json.path("statusCode").asText().equals("202")
            || (status == 202 && !json.has("statusCode") && !json.has("statusName"));
    if (success && !requestId.isBlank()) {
      return new Accepted(requestId, json.path("requestTime").textValue());
    }
    return new Unknown("HTTP " + status + ", but the answer does not say what came of the request");
  }

  private static boolean isAmbiguous(int status, JsonNode json) {
    boolean timeout = json.path("error").path("errorCode").asText().equals(ENDPOINT_TIMEOUT);
    return status == 502 || status == 504 || (status >= 500 && timeout);
  }

  /** Keys, service and quota: 404 is a service that does not exist, 429/400 is a used-up quota. */
  private static boolean isAccount(int status, JsonNode json) {
    boolean quota = json.path("error").path("errorCode").asText().equals(QUOTA_EXCEEDED);
    return status == 401 || status == 403 || status == 404 || (status == 429 && quota);
  }

  /** Collects what the shapes of error say: the gateway's, SENS's own, and a plain Spring one. */
  private static String reason(JsonNode json) {
    List<String> parts = new ArrayList<>();
    JsonNode gateway = json.path("error");
    add(parts, gateway.path("errorCode"));
    add(parts, gateway.path("message"));
    add(parts, gateway.path("details"));
    add(parts, gateway);
    add(parts, json.path("errorMessage"));
    add(parts, json.path("message"));
    add(parts, json.path("errors"));
    json.path("errors").forEach(error -> add(parts, error));
    add(parts, json.path("statusCode"));
    add(parts, json.path("statusName"));
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }

  private static void add(List<String> parts, JsonNode value) {
    if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
      parts.add(value.asText());
    }
  }

  private static @Nullable Duration seconds(@Nullable String header) {
    if (header == null || !header.strip().matches("[0-9]{1,9}")) {
      return null;
    }
    long seconds = Long.parseLong(header.strip());
    return Duration.ofSeconds(Math.min(seconds, MAX_RETRY_AFTER_SECONDS));
  }

  private JsonNode parse(String body) {
    try {
      return StrictJson.mapper().readTree(body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }
}
