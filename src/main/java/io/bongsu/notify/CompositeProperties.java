package io.bongsu.notify;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Composite alarms and those that they name: {@code bongsu.composite.*}.
 *
 * @param within an alarm that changed so close to its composite one is part of it; zero for never
 */
@ConfigurationProperties("bongsu.composite")
public record CompositeProperties(@DefaultValue("2m") Duration within) {

  public CompositeProperties {
    if (within.isNegative()) {
      throw new SettingException(
          "bongsu.composite.within", "must not be negative; 0 sends every alarm by itself");
    }
  }

  boolean isOn() {
    return !within.isZero();
  }
}
