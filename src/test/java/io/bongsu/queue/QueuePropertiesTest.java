package io.bongsu.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuePropertiesTest {

  private static final String DEAD = "alarms-dead";

  @ParameterizedTest
  @ValueSource(strings = {"bongsu-alarms", "Alarms_2", "alarms.fifo", "alarms\n"})
  void aNameThatSqsTakesIsTaken(String name) {
    assertThat(named(name, DEAD).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bongsu alarms", "bongsu.alarms", "경보", "https://sqs/alarms"})
  void anotherIsRefusedByItsKey(String name) {
    assertThatThrownBy(() -> named(name, DEAD))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("bongsu.queue.name is no name of a queue");
    assertThatThrownBy(() -> named("alarms", name))
        .hasMessageContaining("bongsu.queue.dead-letter-name is no name of a queue");
  }

  private static QueueProperties named(String name, String dead) {
    return new QueueProperties(
        name, dead, null, null, false, 1, 20, 100, 30, 5000, Duration.ofSeconds(5));
  }
}
