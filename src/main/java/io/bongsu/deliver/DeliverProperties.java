package io.bongsu.deliver;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How messages go out: {@code bongsu.deliver.*}. The routes read the milliseconds themselves; they
 * stand here so that a wrong one is refused at start.
 *
 * @param perSecond requests to SENS in a second, of all processes that share the ledger
 * @param atOnce bursts that are delivered at the same time
 * @param lateAfter how long a burst may be on its way before health says so
 * @param retryDelayMs how long the first repetition of a failed attempt waits
 * @param retryMaxDelayMs how long any repetition waits at the most
 * @param unsettledDelayMs how long after the start unconfirmed messages are looked for
 * @param unsettledPeriodMs how often they are looked for
 * @param inquireGrace how long after a post "SENS does not list it" is not believed
 * @param retryMultiplier by how much each repetition waits longer than the one before; at least 1
 * @param retryJitter share of the wait, 0 to 1, by which it varies at random, so that processes do
 *     not repeat in step
 * @param breakerWindow how many attempts the circuit breaker judges by
 * @param breakerMinCalls attempts below which it does not open
 * @param breakerWait how long it stays open before it lets an attempt through
 */
@ConfigurationProperties("bongsu.deliver")
record DeliverProperties(
    int perSecond,
    int atOnce,
    Duration lateAfter,
    long retryDelayMs,
    long retryMaxDelayMs,
    long unsettledDelayMs,
    long unsettledPeriodMs,
    Duration inquireGrace,
    double retryMultiplier,
    double retryJitter,
    int breakerWindow,
    int breakerMinCalls,
    Duration breakerWait) {

  DeliverProperties {
    atLeastOne("per-second", perSecond);
    atLeastOne("at-once", atOnce);
    atLeastOne("late-after", lateAfter.toMillis());
    atLeastOne("retry-delay-ms", retryDelayMs);
    atLeastOne("retry-max-delay-ms", retryMaxDelayMs);
    atLeastOne("unsettled-delay-ms", unsettledDelayMs);
    atLeastOne("unsettled-period-ms", unsettledPeriodMs);
    if (inquireGrace.isNegative()) {
      throw new SettingException("bongsu.deliver.inquire-grace", "must not be negative");
    }
    if (retryMultiplier < 1) {
      throw new SettingException("bongsu.deliver.retry-multiplier", "must be at least 1");
    }
    if (retryJitter < 0 || retryJitter > 1) {
      throw new SettingException("bongsu.deliver.retry-jitter", "must be from 0 to 1");
    }
    atLeastOne("breaker-window", breakerWindow);
    atLeastOne("breaker-min-calls", breakerMinCalls);
    if (breakerWait.toMillis() < 1) {
      throw new SettingException("bongsu.deliver.breaker-wait", "must be at least 1ms");
    }
  }

  private static void atLeastOne(String key, long value) {
    if (value < 1) {
      throw new SettingException("bongsu.deliver." + key, "must be at least 1");
    }
  }
}
