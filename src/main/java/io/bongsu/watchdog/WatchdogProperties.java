package io.bongsu.watchdog;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who notices that Bongsu is dead: {@code bongsu.watchdog.*}.
 *
 * @param reserve how long after Bongsu's last sign of life SENS sends the text that it holds in
 *     reserve; zero for none
 * @param renew how often the next one is booked and the one before it cancelled
 * @param team who receives it
 * @param pingUrl called after each heartbeat; empty for none
 * @param pingTimeoutMs how long that call may take
 * @param checkPeriodMs how often the reservation is checked
 */
@ConfigurationProperties("bongsu.watchdog")
record WatchdogProperties(
    Duration reserve,
    Duration renew,
    String team,
    String pingUrl,
    int pingTimeoutMs,
    long checkPeriodMs) {

  /** What SENS asks for, and a minute for the way. */
  private static final Duration LEAST = Duration.ofMinutes(11);

  WatchdogProperties {
    if (!reserve.isZero()) {
      if (reserve.compareTo(LEAST) < 0 || reserve.toDays() > 0) {
        throw new SettingException(
            "bongsu.watchdog.reserve",
            "must be 0 (off), or from 11m to 24h; SENS needs ten minutes");
      }
      if (renew.toMillis() < 1 || renew.plusMinutes(2).compareTo(reserve) > 0) {
        throw new SettingException(
            "bongsu.watchdog.renew",
            "must be two minutes shorter than bongsu.watchdog.reserve, so that there is time to"
                + " cancel");
      }
    }
    if (!pingUrl.isBlank() && !pingUrl.matches("https?://\\S+")) {
      throw new SettingException(
          "bongsu.watchdog.ping-url", "must be empty, or an address with http:// or https://");
    }
    if (pingTimeoutMs < 1) {
      throw new SettingException("bongsu.watchdog.ping-timeout-ms", "must be at least 1");
    }
    if (checkPeriodMs < 1) {
      throw new SettingException("bongsu.watchdog.check-period-ms", "must be at least 1");
    }
  }

  /** Without the address, whose path may be a secret. */
  @Override
  public String toString() {
    return "WatchdogProperties[reserve=" + reserve + ", renew=" + renew + "]";
  }
}
