package io.bongsu.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class BurstPropertiesTest {

  private final Map<String, Object> file = new HashMap<>();
  private final Map<String, Object> environment = new HashMap<>();

  BurstPropertiesTest() {
    file.put("bongsu.burst.urgent.first-wait", "3s");
    file.put("bongsu.burst.urgent.window", "30s");
    file.put("bongsu.burst.urgent.max-window", "5m");
    file.put("bongsu.burst.urgent.max-size", "500");
  }

  @Test
  void aLaneIsReadWithItsUnits() {
    assertThat(bind().lane("urgent"))
        .isEqualTo(
            new LaneSettings(
                Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofMinutes(5), 500));
  }

  @Test
  void theEnvironmentOverridesOneKeyOfALane() {
    environment.put("BONGSU_BURST_URGENT_FIRSTWAIT", "0s");
    environment.put("BONGSU_BURST_URGENT_MAXSIZE", "1");

    assertThat(bind().lane("urgent"))
        .isEqualTo(
            new LaneSettings(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(5), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "first-wait, -1s, bongsu.burst.urgent.first-wait must not be negative",
    "window, -1s, bongsu.burst.urgent.window must not be negative",
    "max-window, -1s, bongsu.burst.urgent.max-window must not be negative",
    "max-size, 0, bongsu.burst.urgent.max-size must be at least 1",
  })
  void whatCannotWorkIsRefusedByItsKey(String key, String value, String sentence) {
    file.put("bongsu.burst.urgent." + key, value);

    assertThatThrownBy(this::bind)
        .rootCause()
        .isInstanceOf(SettingException.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource({"first-wait", "window", "max-window"})
  void aLaneThatLacksAKeyIsRefusedByIt(String key) {
    file.remove("bongsu.burst.urgent." + key);

    assertThatThrownBy(this::bind)
        .rootCause()
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("bongsu.burst.urgent." + key + " is missing");
  }

  @Test
  void aLaneThatNobodyConfiguredIsRefusedByItsKey() {
    assertThatThrownBy(() -> bind().lane("digest"))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("bongsu.burst.digest is missing");
  }

  private BurstProperties bind() {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addLast(new SystemEnvironmentPropertySource("test-systemEnvironment", environment));
    sources.addLast(new MapPropertySource("file", file));
    return new Binder(ConfigurationPropertySources.from(sources))
        .bindOrCreate("bongsu", BurstProperties.class);
  }
}
