package io.bongsu.flap;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When an alarm counts as changing to and fro: {@code bongsu.flapping.*}.
 *
 * @param changes so many changes of state of one alarm are too many; 0 never looks
 * @param within so many within this time
 * @param calm how long it must not change to be sent again
 */
@ConfigurationProperties("bongsu.flapping")
public record FlappingProperties(int changes, Duration within, Duration calm) {

  public FlappingProperties {
    if (changes < 0 || changes == 1) {
      throw new SettingException("bongsu.flapping.changes", "must be at least 2, or 0 for never");
    }
    if (within.isNegative() || within.isZero()) {
      throw new SettingException("bongsu.flapping.within", "must be more than nothing");
    }
    if (calm.isNegative() || calm.isZero()) {
      throw new SettingException("bongsu.flapping.calm", "must be more than nothing");
    }
  }
}
