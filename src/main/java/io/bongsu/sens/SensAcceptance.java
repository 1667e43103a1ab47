package io.bongsu.sens;

/**
 * For a route that retries by exception: <code>
 * bean: {beanType: io.bongsu.sens.SensAcceptance, method: require}</code> after {@code
 * sens-sms-sink}. Camel takes a class here, not an interface such as {@link SensOutcome}.
 */
public final class SensAcceptance {

  private SensAcceptance() {}

  /**
   * @throws SensException for every outcome but acceptance, with the outcome in it
   */
  public static SensOutcome.Accepted require(SensOutcome outcome) {
    return outcome.orThrow();
  }
}
