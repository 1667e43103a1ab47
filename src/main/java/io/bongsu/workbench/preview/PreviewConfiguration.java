package io.bongsu.workbench.preview;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/** Previews beside the running program, with its settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PreviewConfiguration.Settings.class)
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
  Previews previews(
      ApplicationContext running, ConfigurableEnvironment environment, Settings settings) {
    return new Previews(() -> PreviewStart.beside(program(running), environment), settings.idle());
  }

  @Bean
  PreviewRequests previewRequests(Previews previews) {
    return new PreviewRequests(previews);
  }

  /** The class that the running program was started from. */
  private static Class<?> program(ApplicationContext running) {
    String name = running.getBeanNamesForAnnotation(SpringBootApplication.class)[0];
    return ClassUtils.getUserClass(Objects.requireNonNull(running.getType(name)));
  }
}
