package io.bongsu.classify;

/**
 * A copy of an alarm arrived while the first is still on its way to somebody's phone. It must be
 * neither sent nor deleted (deleting it would delete the original with it): it comes back later.
 */
public final class AlarmInFlightException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AlarmInFlightException(String key) {
    super("a copy of this alarm is still in flight, so this one comes back later: " + key);
  }
}
