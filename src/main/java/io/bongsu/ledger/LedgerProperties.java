package io.bongsu.ledger;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The ledger: {@code bongsu.ledger.*}.
 *
 * @param keep how long rows are kept
 * @param aliveFor how long a process counts as alive after its last heartbeat
 * @param waitForLock how long the start waits for another process to let go of the H2 file
 * @param shareBursts whether replicas that share PostgreSQL collect the alarms of a group in one of
 *     them
 */
@ConfigurationProperties("bongsu.ledger")
public record LedgerProperties(
    Duration keep, Duration aliveFor, Duration waitForLock, boolean shareBursts) {

  public LedgerProperties {
    if (keep.toDays() < 1) {
      throw new SettingException(
          "bongsu.ledger.keep", "must be at least 1d: what is deleted may be sent twice");
    }
    if (aliveFor.toMillis() < 1000) {
      throw new SettingException("bongsu.ledger.alive-for", "must be at least 1s");
    }
    if (waitForLock.isNegative()) {
      throw new SettingException("bongsu.ledger.wait-for-lock", "must be 0s or more");
    }
  }

  public Duration beat() {
    return aliveFor.dividedBy(3);
  }
}
