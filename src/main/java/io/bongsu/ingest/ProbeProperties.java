package io.bongsu.ingest;

import io.bongsu.settings.SettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Health and metrics at a port of their own: {@code bongsu.probe.*}.
 *
 * @param port where they are served besides the main port; 0 for none
 */
@ConfigurationProperties("bongsu.probe")
record ProbeProperties(int port) {

  ProbeProperties {
    if (port < 0 || port > 65_535) {
      throw new SettingException("bongsu.probe.port", "must be a port, or 0 for none");
    }
  }
}
