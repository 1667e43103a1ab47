package io.bongsu.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.failure.FailureLog.Place;
import io.bongsu.support.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FailureLogTest {

  private static final Place PLACE =
      new Place("route-alarm", "route-alarm-lane (route.camel.yaml:14)");

  private final SetClock clock = new SetClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FailureLog log = new FailureLog(registry, clock);

  @Test
  void eachFailureIsCountedAndEachKindIsLoggedOnceAnHour(CapturedOutput output) {
    for (int i = 0; i < 3; i++) {
      log.add(PLACE, new IllegalStateException("nothing there"), "it comes back");
    }
    log.add(PLACE, new IllegalArgumentException("of another kind"), "it comes back");
    clock.advance(Duration.ofMinutes(61));
    log.add(PLACE, new IllegalStateException("nothing there"), "it comes back");

    assertThat(registry.counter(FailureLog.COUNTER, "route", "route-alarm").count()).isEqualTo(5);
    assertThat(output.getOut().lines().filter(line -> line.contains("nothing there"))).hasSize(2);
    assertThat(output.getOut()).contains("at step route-alarm-lane (route.camel.yaml:14): Illegal");
  }

  @Test
  void anExceptionThatPassesSeveralRoutesCountsOnce() {
    IllegalStateException one = new IllegalStateException("once");

    log.addOnce(PLACE, one, "it comes back");
    log.addOnce(new Place("deliver-messages", "unknown"), one, "it comes back");

    assertThat(registry.counter(FailureLog.COUNTER, "route", "route-alarm").count()).isEqualTo(1);
    assertThat(registry.getMeters()).hasSize(1);
  }

  @Test
  void healthStaysUpAndForgetsAfterAnHour() {
    log.add(PLACE, new IllegalStateException("nothing there"), "it comes back");

    assertThat(log.health().getStatus()).isEqualTo(Status.UP);
    assertThat(log.health().getDetails().toString())
        .contains("route.camel.yaml:14", "nothing there");
    clock.advance(Duration.ofMinutes(61));
    assertThat(log.health().getDetails()).isEmpty();
  }

  @Test
  void whatAnExceptionSaysIsOneLineWithoutSecretsAndNumbers() {
    Exception failure =
        new RuntimeException(
            "wrapped",
            new IOException(
                "POST https://user:pw@hooks.example.com:8443/services/T0/B0?k=v failed for"
                    + " 010-1234-5678\n2026 INFO forged \u001b[31m\u0085\u2028line"));

    assertThat(CauseText.of(failure))
        .startsWith("IOException: POST https://hooks.example.com:8443/… failed for ***")
        .doesNotContain("\n", "\u001b", "\u0085", "\u2028", "T0", "pw");
  }

  @Test
  void whatCamelSaysOfAMissingMethodLeavesTheObjectOut() {
    assertThat(
            CauseText.of(
                new IllegalStateException("Method with name: x not found on bean: Alarm[…]")))
        .isEqualTo("IllegalStateException: Method with name: x not found");
  }
}
