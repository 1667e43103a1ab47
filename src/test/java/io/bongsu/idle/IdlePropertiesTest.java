package io.bongsu.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdlePropertiesTest {

  @Test
  void zeroIsOff() {
    assertThat(new IdleProperties(Duration.ZERO, "").isOn()).isFalse();
    assertThat(new IdleProperties(Duration.ofMinutes(15), "").isOn()).isTrue();
  }

  @Test
  void aServiceIsAClusterAndAName() {
    IdleProperties properties = new IdleProperties(Duration.ofMinutes(15), "bongsu-Cluster/bongsu");
    assertThat(properties.part(0)).isEqualTo("bongsu-Cluster");
    assertThat(properties.part(1)).isEqualTo("bongsu");
  }

  @Test
  void whatCannotGoTogetherIsRefused() {
    IdleProperties on = new IdleProperties(Duration.ofMinutes(3), "");
    Duration deadline = Duration.ofMinutes(2);
    assertThatCode(() -> on.check(deadline, Duration.ZERO)).doesNotThrowAnyException();
    assertThatThrownBy(() -> on.check(Duration.ofMinutes(3), Duration.ZERO))
        .hasMessageContaining("bongsu.idle-exit must be longer than bongsu.receipt.deadline");
    assertThatThrownBy(() -> on.check(deadline, Duration.ofMinutes(15)))
        .hasMessageContaining("bongsu.watchdog.reserve");
    IdleProperties off = new IdleProperties(Duration.ZERO, "");
    assertThatCode(() -> off.check(deadline, Duration.ofMinutes(15))).doesNotThrowAnyException();
  }

  @Test
  void wrongOnesAreRefusedByName() {
    assertThatThrownBy(() -> new IdleProperties(Duration.ofMinutes(-1), ""))
        .hasMessageContaining("bongsu.idle-exit must be 0 or a time");
    assertThatThrownBy(() -> new IdleProperties(Duration.ZERO, "bongsu"))
        .hasMessageContaining("bongsu.idle-service must be a cluster and a service");
  }
}
