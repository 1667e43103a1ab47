package io.bongsu.preview;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Previews beside the running program, with its settings. */
@Configuration(proxyBeanMethods = false)
class PreviewConfiguration {

  /**
   * {@code bongsu.preview.*}.
   *
   * @param idle how long the program behind {@code POST /preview} stays ready
   */
  @ConfigurationProperties("bongsu.preview")
  record Settings(Duration idle) {
    Settings {
      if (idle.isNegative()) {
        throw new SettingException("bongsu.preview.idle", "must not be negative");
      }
    }
  }

  @Bean
  Previews previews(ConfigurableEnvironment environment, Settings settings) {
    return new Previews(() -> PreviewStart.beside(environment), settings.idle());
  }
}
