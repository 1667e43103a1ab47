package io.bongsu.queue;

/** The alarm queue did not take a message in time; it may be sent again. */
public final class QueueUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueueUnavailableException(String problem) {
    super(problem);
  }

  QueueUnavailableException(Throwable cause) {
    super("the alarm queue cannot be reached: " + cause.getMessage(), cause);
  }
}
