package io.bongsu.burst;

import io.bongsu.settings.SettingException;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The lanes that gather alarms: {@code bongsu.burst.<lane>.*}.
 *
 * @param burst lane to its settings
 */
@ConfigurationProperties("bongsu")
record BurstProperties(Map<String, LaneSettings> burst) {

  BurstProperties {
    burst = Map.copyOf(burst);
    burst.forEach((lane, settings) -> settings.check(lane));
  }

  LaneSettings lane(String name) {
    LaneSettings lane = burst.get(name);
    if (lane == null) {
      throw new SettingException(
          "bongsu.burst." + name, "is missing: a route uses this lane, so it needs its windows");
    }
    return lane;
  }
}
