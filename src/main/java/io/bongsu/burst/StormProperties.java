package io.bongsu.burst;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When so many alarms come at once that each person receives one text for all of them: {@code
 * bongsu.storm.*}.
 *
 * @param alarms so many changes of state within {@code within} begin a storm; zero for never
 * @param within the time in which they count
 * @param calm it is over when there were fewer for so long; longer than alarms that flap are held
 */
@ConfigurationProperties("bongsu.storm")
public record StormProperties(
    @DefaultValue("30") int alarms,
    @DefaultValue("1m") Duration within,
    @DefaultValue("15m") Duration calm) {

  public StormProperties {
    if (alarms < 0) {
      throw new SettingException("bongsu.storm.alarms", "must not be negative; 0 for never");
    }
    if (calm.isNegative()) {
      throw new SettingException("bongsu.storm.calm", "must not be negative");
    }
    if (within.isNegative() || within.isZero()) {
      throw new SettingException("bongsu.storm.within", "must be longer than 0");
    }
  }
}
