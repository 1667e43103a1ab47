package io.bongsu.sens;

/** SENS will never take the message as it is; sending it again changes nothing. */
public final class SensRefusedException extends SensException {

  private static final long serialVersionUID = 1L;

  SensRefusedException(SensOutcome.Refused refused) {
    super("SENS refused the message: " + refused.reason(), refused);
  }
}
