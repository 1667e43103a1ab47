package io.bongsu.idle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.SetClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleExitTest {

  private final SetClock clock = new SetClock();
  private final List<String> calls = new ArrayList<>();
  private boolean left;
  private boolean refused;
  private Instant lastMessage = Instant.EPOCH;
  private final IdleExit exit =
      new IdleExit(
          Duration.ofMinutes(15),
          List.of(new PendingWork("nothing", () -> false), new PendingWork("an alarm", () -> left)),
          () -> lastMessage,
          new Power() {
            @Override
            public void off() throws IOException {
              call("off");
            }

            @Override
            public void on() throws IOException {
              call("on");
            }
          },
          clock);

  @Test
  void aProgramWithoutWorkEndsAfterTheTimeAndIsEndedAgainWhileItRuns() {
    after(Duration.ofMinutes(14));
    assertThat(calls).isEmpty();
    after(Duration.ofMinutes(1));
    after(Duration.ofMinutes(14));
    assertThat(calls).containsExactly("off");
    after(Duration.ofMinutes(1));
    assertThat(calls).containsExactly("off", "off");
  }

  @Test
  void workThatIsLeftKeepsItAndItsEndBeginsTheTimeAnew() {
    left = true;
    after(Duration.ofHours(5));
    left = false;
    after(Duration.ofMinutes(14));
    assertThat(calls).isEmpty();
    after(Duration.ofMinutes(1));
    assertThat(calls).containsExactly("off");
  }

  @Test
  void aMessageBetweenTwoChecksBeginsTheTimeAnew() {
    lastMessage = clock.instant().plus(Duration.ofMinutes(10));
    after(Duration.ofMinutes(20));
    assertThat(calls).isEmpty();
    after(Duration.ofMinutes(5));
    assertThat(calls).containsExactly("off");
  }

  /** The waker set 1 while it was 1 still, and nothing else would take the 0 back. */
  @Test
  void anAlarmThatComesBeforeTheEndTakesTheDecisionBack() {
    after(Duration.ofMinutes(15));
    left = true;
    after(Duration.ofSeconds(5));
    after(Duration.ofSeconds(5));
    assertThat(calls).containsExactly("off", "on");
    left = false;
    after(Duration.ofMinutes(15));
    assertThat(calls).containsExactly("off", "on", "off");
  }

  @Test
  void whatEcsRefusesIsTriedAgain() {
    refused = true;
    after(Duration.ofMinutes(15));
    after(Duration.ofSeconds(5));
    assertThat(calls).containsExactly("off refused");
    refused = false;
    after(Duration.ofMinutes(15));
    assertThat(calls).containsExactly("off refused", "off");
    left = true;
    refused = true;
    after(Duration.ofSeconds(5));
    refused = false;
    after(Duration.ofSeconds(5));
    assertThat(calls).containsExactly("off refused", "off", "on refused", "on");
  }

  /** The answer may have been lost, and the desired count be 0. */
  @Test
  void anEndWithoutAnAnswerIsTakenBackToo() {
    refused = true;
    after(Duration.ofMinutes(15));
    refused = false;
    left = true;
    after(Duration.ofSeconds(5));
    assertThat(calls).containsExactly("off refused", "on");
  }

  private void after(Duration time) {
    clock.advance(time);
    exit.check();
  }

  private void call(String what) throws IOException {
    calls.add(refused ? what + " refused" : what);
    if (refused) {
      throw new IOException("AccessDeniedException");
    }
  }
}
