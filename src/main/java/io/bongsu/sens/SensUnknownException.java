package io.bongsu.sens;

/**
 * SENS may or may not have taken the message; confirm it with {@code sens-message-list-action}
 * before sending it again.
 */
public final class SensUnknownException extends SensException {

  private static final long serialVersionUID = 1L;

  SensUnknownException(SensOutcome.Unknown unknown) {
    super("SENS may have taken the message: " + unknown.reason(), unknown);
  }
}
