package io.bongsu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnreadableCountTest {

  private final SetClock clock = new SetClock();
  private final UnreadableCount tally = new UnreadableCount(Duration.ofHours(1), clock);

  @Test
  void theFirstIsToldAtOnceAndTheRestTogetherAnHourLater() {
    assertThat(tally.take()).isEmpty();
    tally.add(new IllegalArgumentException("first"));
    assertThat(tally.take()).hasValue(new UnreadableCount.Since(1, "first"));

    tally.add(new IllegalArgumentException("second"));
    tally.add(new IllegalArgumentException("third"));
    clock.advance(Duration.ofMinutes(59));
    assertThat(tally.take()).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    assertThat(tally.take()).hasValue(new UnreadableCount.Since(2, "third"));
    assertThat(tally.take()).isEmpty();
  }
}
