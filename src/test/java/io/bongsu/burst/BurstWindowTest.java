package io.bongsu.burst;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time lines of one group, in seconds: {@code 0+3} is a burst opened at 0 that waits for 3. */
class BurstWindowTest {

  private static final Instant START = Instant.parse("2026-11-22T05:02:00Z");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "the first alarm waits a little,                     0+3",
    "what follows waits for the rest of the window,      0+3 5+28",
    "the window begins when the burst before was sent,   0+3 32+1",
    "a lasting storm doubles it,                         0+3 4+29 34+59 94+119",
    "up to the limit,                                    0+3 4+29 34+59 94+119 214+119 334+119",
    "after a quiet window the first waits a little,      0+3 33+3",
    "the window that must be quiet is the doubled one,   0+3 4+29 92+1 173+40",
    "and quiet ends the doubling,                        0+3 4+29 93+3 97+29",
  })
  void aBurstWaits(String what, String timeline) {
    BurstWindow window = new BurstWindow(lane(3, 30, 120));

    for (String burst : timeline.split(" ")) {
      String[] numbers = burst.split("\\+");
      Instant opened = START.plusSeconds(Long.parseLong(numbers[0]));
      Duration wait = Duration.ofSeconds(Long.parseLong(numbers[1]));
      window.open(opened);
      assertThat(window.remaining(opened)).as("%s, at %s", what, burst).isEqualTo(wait);
      window.close(opened.plus(wait));
    }
  }

  @Test
  void theRestOfTheWaitShrinksWithTime() {
    BurstWindow window = new BurstWindow(lane(3, 30, 120));
    window.open(START);

    assertThat(window.remaining(START.plusSeconds(2))).isEqualTo(Duration.ofSeconds(1));
    assertThat(window.remaining(START.plusSeconds(5))).isNegative();
  }

  @Test
  void aBurstClosedByItsSizeBeginsTheNextWindow() {
    BurstWindow window = new BurstWindow(lane(3, 30, 120));
    window.open(START);

    window.open(START.plusSeconds(1));

    assertThat(window.remaining(START.plusSeconds(1))).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void withoutWaitsEveryAlarmIsDueAtOnce() {
    BurstWindow window = new BurstWindow(lane(0, 0, 0));

    for (int second = 0; second < 3; second++) {
      window.open(START.plusSeconds(second));
      assertThat(window.remaining(START.plusSeconds(second))).isZero();
      window.close(START.plusSeconds(second));
    }
  }

  @Test
  void aWindowLongerThanTheLimitIsTakenAsItIsAndDoesNotGrow() {
    BurstWindow window = new BurstWindow(lane(0, 30, 10));
    window.open(START);
    window.close(START);

    window.open(START.plusSeconds(1));

    assertThat(window.remaining(START.plusSeconds(1))).isEqualTo(Duration.ofSeconds(29));
  }

  @Test
  void nothingOpenedIsDueAndQuiet() {
    BurstWindow window = new BurstWindow(lane(3, 30, 120));

    assertThat(window.remaining(START)).isZero();
    assertThat(window.isQuiet(START)).isTrue();
  }

  @Test
  void anOpenBurstIsNotQuietHoweverLongItLasts() {
    BurstWindow window = new BurstWindow(lane(3, 30, 120));
    window.open(START);

    assertThat(window.isQuiet(START.plusSeconds(1000))).isFalse();
  }

  private static LaneSettings lane(int firstWait, int window, int maxWindow) {
    return new LaneSettings(
        Duration.ofSeconds(firstWait),
        Duration.ofSeconds(window),
        Duration.ofSeconds(maxWindow),
        500);
  }
}
