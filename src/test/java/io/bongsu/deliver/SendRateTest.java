package io.bongsu.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendRateTest {

  @ParameterizedTest(name = "{0} requests a second for {1} processes: {2} each")
  @CsvSource({"10,1,10", "10,2,5", "10,3,3", "1,2,1", "10,0,10", "2,100,1"})
  void theBudgetIsSharedByTheProcessesThatLive(int perSecond, int processes, int share) {
    assertThat(new SendRate(perSecond, () -> processes).share()).isEqualTo(share);
  }

  @Test
  void aBudgetOfNothingIsRefusedByItsKey() {
    assertThatThrownBy(() -> properties(0, Duration.ZERO))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("bongsu.deliver.per-second must");
    assertThatThrownBy(() -> properties(1, Duration.ofSeconds(-1)))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("bongsu.deliver.inquire-grace must");
  }

  private static DeliverProperties properties(int perSecond, Duration inquireGrace) {
    return new DeliverProperties(
        perSecond,
        10,
        Duration.ofMinutes(1),
        1,
        1,
        1,
        1,
        inquireGrace,
        2,
        0.2,
        20,
        10,
        Duration.ofSeconds(10));
  }
}
