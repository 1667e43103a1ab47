package io.bongsu.notify;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is sent besides alarms: {@code bongsu.notice.*}.
 *
 * @param every how often, at the most, somebody is notified that messages could not be read
 */
@ConfigurationProperties("bongsu.notice")
public record NoticeProperties(Duration every) {

  public NoticeProperties {
    if (every.isNegative()) {
      throw new SettingException("bongsu.notice.every", "must not be negative");
    }
  }
}
