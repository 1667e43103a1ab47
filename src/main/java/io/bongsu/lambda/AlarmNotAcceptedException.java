package io.bongsu.lambda;

/**
 * Bongsu did not take an event. Lambda reports it, tries again twice, and then hands the event to
 * the function's dead-letter queue or failure destination, so that no alarm is lost in silence.
 */
final class AlarmNotAcceptedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AlarmNotAcceptedException(String problem) {
    super(problem);
  }
}
