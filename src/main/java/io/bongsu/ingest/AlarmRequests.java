package io.bongsu.ingest;

import io.bongsu.alarm.AlarmReader;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a request with alarms ({@code POST /alarms}, {@code POST /preview}): who sends it,
 * of what type it is, and which documents are in it. Thread-safe.
 */
public final class AlarmRequests {

  private static final Pattern JSON =
      Pattern.compile(
          "application/(json|[a-z0-9.+-]+\\+json)\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?",
          Pattern.CASE_INSENSITIVE);

  private final BearerTokens tokens;
  private final Documents documents;

  AlarmRequests(BearerTokens tokens, AlarmReader reader) {
    this.tokens = tokens;
    this.documents = new Documents(reader);
  }

  /** Refuses who has no token, and what is no JSON. */
  public void admit(
      @Header("Authorization") @Nullable String authorization,
      @Header("Content-Type") @Nullable String type) {
    if (!tokens.areSet()) {
      throw new RequestRefusedException(
          ProblemKind.OFF, "This way in is on once " + BearerTokens.KEY + " is set.");
    }
    if (!tokens.admit(authorization)) {
      throw new RequestRefusedException(
          ProblemKind.UNAUTHORIZED,
          "Send the header 'Authorization: Bearer' with a token of " + BearerTokens.KEY + ".");
    }
    if (type == null || !JSON.matcher(type.strip()).matches()) {
      throw new RequestRefusedException(
          ProblemKind.UNSUPPORTED_TYPE, "Send application/json in UTF-8.");
    }
  }

  /** The documents of the request, each of which was read and found good. */
  public List<String> documents(@Body byte @Nullable [] body) {
    return documents.of(Utf8.text(body));
  }
}
