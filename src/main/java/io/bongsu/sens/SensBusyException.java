package io.bongsu.sens;

/** SENS has not taken the message and may take it later; the same message can be sent again. */
public final class SensBusyException extends SensException {

  private static final long serialVersionUID = 1L;

  SensBusyException(SensOutcome.Busy busy) {
    super("SENS is busy: " + busy.reason(), busy);
  }
}
