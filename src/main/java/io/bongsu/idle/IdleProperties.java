package io.bongsu.idle;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When a program without work ends: {@code bongsu.idle-*}.
 *
 * @param idleExit after so long without work; zero for never
 * @param idleService the ECS service whose desired count is set to 0 then, as {@code
 *     cluster/service}; empty where the process ends itself
 */
@ConfigurationProperties("bongsu")
public record IdleProperties(Duration idleExit, String idleService) {

  public IdleProperties {
    if (idleExit.isNegative()) {
      throw new SettingException("bongsu.idle-exit", "must be 0 or a time such as 15m");
    }
    if (!idleService.isBlank() && !idleService.matches("[\\w-]+/[\\w-]+")) {
      throw new SettingException(
          "bongsu.idle-service", "must be a cluster and a service, as cluster/service");
    }
  }

  public boolean isOn() {
    return !idleExit.isZero();
  }

  /**
   * Refuses what cannot go together.
   *
   * @param deadline within which a message may have to go to a next channel
   * @param reserve of the watchdog; zero for none
   */
  void check(Duration deadline, Duration reserve) {
    if (isOn() && idleExit.compareTo(deadline) <= 0) {
      throw new SettingException(
          "bongsu.idle-exit",
          "must be longer than bongsu.receipt.deadline, within which a message may have to go on");
    }
    if (isOn() && !reserve.isZero()) {
      throw new SettingException(
          "bongsu.idle-exit",
          "cannot be set together with bongsu.watchdog.reserve, which would report each sleep as a"
              + " failure");
    }
  }

  /** The part before or after the stroke of {@link #idleService}. */
  String part(int index) {
    return idleService.split("/", 2)[index];
  }
}
