package io.bongsu.idle;

import static org.assertj.core.api.Assertions.assertThat;
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
  void wrongOnesAreRefusedByName() {
    assertThatThrownBy(() -> new IdleProperties(Duration.ofMinutes(-1), ""))
        .hasMessageContaining("bongsu.idle-exit must be 0 or a time");
    assertThatThrownBy(() -> new IdleProperties(Duration.ZERO, "bongsu"))
        .hasMessageContaining("bongsu.idle-service must be a cluster and a service");
  }
}
