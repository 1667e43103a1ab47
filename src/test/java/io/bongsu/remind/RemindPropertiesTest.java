package io.bongsu.remind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemindPropertiesTest {

  @Test
  void eachGapIsTwiceTheOneBeforeUpToTheLongest() {
    RemindProperties properties =
        new RemindProperties(Duration.ofMinutes(10), Duration.ofMinutes(100), 1);

    assertThat(IntStream.range(0, 6).mapToObj(properties::gap).map(Duration::toMinutes))
        .containsExactly(10L, 20L, 40L, 80L, 100L, 100L);
  }

  @Test
  void whatIsDueWithinAQuarterOfTheFirstGapButTwoMinutesAtMostGoesWithIt() {
    assertThat(properties(4).together()).isEqualTo(Duration.ofMinutes(1));
    assertThat(properties(10).together()).isEqualTo(Duration.ofMinutes(2));
  }

  private static RemindProperties properties(int after) {
    return new RemindProperties(Duration.ofMinutes(after), Duration.ofHours(4), 1);
  }
}
