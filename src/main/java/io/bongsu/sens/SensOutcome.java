package io.bongsu.sens;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt to send. Which of the five it is decides what may be done next; reasons
 * are one line of at most 200 characters, without phone numbers.
 */
public sealed interface SensOutcome {

  /** Why SENS has not accepted it, in one line; empty for an acceptance. */
  String reason();

  /**
   * SENS has taken the message; delivery to the phone is its own affair.
   *
   * @param requestId what SENS calls the request
   * @param requestTime as SENS prints it, local time without a zone; null when it says none
   */
  record Accepted(String requestId, @Nullable String requestTime) implements SensOutcome {
    @Override
    public String reason() {
      return "";
    }
  }

  /**
   * SENS has not taken it and may take it later: try again.
   *
   * @param retryAfter how long it asks to be left alone, where it says so
   */
  record Busy(String reason, @Nullable Duration retryAfter) implements SensOutcome {}

  /**
   * SENS will not take it, however often it is sent: it must be corrected.
   *
   * @param status the HTTP status of the answer
   */
  record Refused(int status, String reason) implements SensOutcome {

    /**
     * Whether one of the recipients may be the reason: SENS answers 400 for a number that it does
     * not take, and does not say which.
     */
    public boolean mayConcernOneNumber() {
      return status == 400;
    }
  }

  /**
   * SENS takes nothing from this account until a person changes that: a wrong key, a service
   * without SMS, a used-up quota.
   *
   * @param status the HTTP status of the answer
   */
  record AccountRefused(int status, String reason) implements SensOutcome {}

  /**
   * SENS may or may not have taken it: confirm it with {@code sens-message-list-action} before
   * sending it again.
   */
  record Unknown(String reason) implements SensOutcome {}

  /**
   * The acceptance, or the exception for a caller that retries by exception. YAML reaches it
   * through {@link SensAcceptance}.
   */
  default Accepted orThrow() {
    if (this instanceof Accepted accepted) {
      return accepted;
    }
    throw SensException.of(this);
  }
}
