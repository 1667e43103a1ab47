package io.bongsu.sens;

/** An attempt to send that did not end in acceptance; which kind says what may be done next. */
public abstract sealed class SensException extends RuntimeException
    permits SensAccountException, SensBusyException, SensRefusedException, SensUnknownException {

  private static final long serialVersionUID = 1L;

  private final transient SensOutcome outcome;

  SensException(String message, SensOutcome outcome) {
    super(message);
    this.outcome = outcome;
  }

  /** The exception for an outcome that is no acceptance. */
  public static SensException of(SensOutcome outcome) {
    if (outcome instanceof SensOutcome.Busy busy) {
      return new SensBusyException(busy);
    }
    if (outcome instanceof SensOutcome.Refused refused) {
      return new SensRefusedException(refused);
    }
    if (outcome instanceof SensOutcome.AccountRefused refused) {
      return new SensAccountException(refused);
    }
    if (outcome instanceof SensOutcome.Unknown unknown) {
      return new SensUnknownException(unknown);
    }
    throw new IllegalArgumentException("an accepted message is no failure");
  }

  public SensOutcome outcome() {
    return outcome;
  }
}
