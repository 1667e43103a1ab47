package io.bongsu.deliver;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How messages go out: {@code bongsu.deliver.*}; the delays of the error policy are read by the
 * routes themselves.
 *
 * @param perSecond requests to SENS in a second, of all processes that share the ledger
 * @param inquireGrace how long after a post "SENS does not list it" is not believed
 */
@ConfigurationProperties("bongsu.deliver")
record DeliverProperties(int perSecond, Duration inquireGrace) {

  DeliverProperties {
    if (perSecond < 1) {
      throw new SettingException("bongsu.deliver.per-second", "must be at least 1");
    }
    if (inquireGrace.isNegative()) {
      throw new SettingException("bongsu.deliver.inquire-grace", "must not be negative");
    }
  }
}
