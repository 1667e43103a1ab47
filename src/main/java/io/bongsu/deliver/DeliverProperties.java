package io.bongsu.deliver;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How messages go out: {@code bongsu.deliver.*}. The routes read the milliseconds themselves; they
 * stand here so that a wrong one is refused at start.
 *
 * @param perSecond requests to SENS in a second, of all processes that share the ledger
 * @param retryDelayMs how long the first repetition of a failed attempt waits
 * @param retryMaxDelayMs how long any repetition waits at the most
 * @param unsettledDelayMs how long after the start unsettled messages are looked for
 * @param unsettledPeriodMs how often they are looked for
 * @param inquireGrace how long after a post "SENS does not list it" is not believed
 */
@ConfigurationProperties("bongsu.deliver")
record DeliverProperties(
    int perSecond,
    long retryDelayMs,
    long retryMaxDelayMs,
    long unsettledDelayMs,
    long unsettledPeriodMs,
    Duration inquireGrace) {

  DeliverProperties {
    atLeastOne("per-second", perSecond);
    atLeastOne("retry-delay-ms", retryDelayMs);
    atLeastOne("retry-max-delay-ms", retryMaxDelayMs);
    atLeastOne("unsettled-delay-ms", unsettledDelayMs);
    atLeastOne("unsettled-period-ms", unsettledPeriodMs);
    if (inquireGrace.isNegative()) {
      throw new SettingException("bongsu.deliver.inquire-grace", "must not be negative");
    }
  }

  private static void atLeastOne(String key, long value) {
    if (value < 1) {
      throw new SettingException("bongsu.deliver." + key, "must be at least 1");
    }
  }
}
