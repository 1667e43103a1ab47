package io.bongsu.sens;

/**
 * SENS takes nothing from this account; the same message can be sent when keys, service or quota
 * are corrected.
 */
public final class SensAccountException extends SensException {

  private static final long serialVersionUID = 1L;

  SensAccountException(SensOutcome.AccountRefused refused) {
    super("SENS refuses this account: " + refused.reason(), refused);
  }
}
