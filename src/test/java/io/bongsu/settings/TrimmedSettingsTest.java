package io.bongsu.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class TrimmedSettingsTest {

  @Test
  void aLineBreakAtTheEndIsNoPartOfASetting() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            "systemEnvironment",
            new SystemEnvironmentPropertySource(
                "systemEnvironment", Map.of("SENS_SECRETKEY", "not-a-real-secret\r\n")));
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "file", Map.of("bongsu.queue.name", " alarms\n", "other.key", " as it is ")));

    new TrimmedSettings().postProcessEnvironment(environment, new SpringApplication());

    Binder settings = Binder.get(environment);
    assertThat(settings.bind("sens.secret-key", String.class).get()).isEqualTo("not-a-real-secret");
    assertThat(settings.bind("bongsu.queue.name", String.class).get()).isEqualTo("alarms");
    assertThat(environment.getProperty("other.key")).isEqualTo(" as it is ");
  }
}
