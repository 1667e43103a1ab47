package io.bongsu.alarm;

/** What came in cannot be read as an alarm; the message says what is wrong with it and where. */
public final class UnreadableAlarmException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableAlarmException(String reason) {
    super(reason);
  }
}
