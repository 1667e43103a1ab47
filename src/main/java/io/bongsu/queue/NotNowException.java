package io.bongsu.queue;

/**
 * What a message of the alarm queue asks for cannot be done now; nothing is wrong with it, and it
 * comes back from the queue after its visibility timeout.
 */
public final class NotNowException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotNowException(String reason) {
    super(reason);
  }
}
