package io.bongsu.failure;

/**
 * The routes ended with an alarm that was neither sent, nor recorded as not sent, nor held, such as
 * after a {@code choice} none of whose conditions holds and that has no {@code otherwise}.
 */
public final class AlarmWithoutOutcomeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AlarmWithoutOutcomeException(String what) {
    super(
        "the routes ended without an outcome of "
            + what
            + ": send it to a burst- route, or to direct:status-quiet if it is not to be sent");
  }
}
