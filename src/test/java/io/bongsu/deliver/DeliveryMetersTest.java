package io.bongsu.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.compose.Message;
import io.bongsu.notify.Recipient;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.Phones;
import io.bongsu.support.SampleMessages;
import io.bongsu.support.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveryMetersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final DeliveryMeters meters =
      new DeliveryMeters(
          registry, Set.of("default"), kind -> java.math.BigDecimal.valueOf(9), new SetClock());

  @Test
  void eachAlarmIsAsLateAsItsMessage() {
    meters.accepted(message(ClassifiedAlarms.of("api-1"), ClassifiedAlarms.of("api-2")));

    assertThat(registry.get("bongsu.burst.size").summary().max()).isEqualTo(2);
    assertThat(registry.get("bongsu.latency").timer().count()).isEqualTo(2);
    assertThat(registry.get("bongsu.latency").timer().mean(TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(
            registry
                .get("bongsu.accepted.delay")
                .tags("lane", "urgent", "kind", "SMS", "team", "default")
                .timer()
                .count())
        .isEqualTo(2);
    assertThat(
            registry
                .get("bongsu.spent.won")
                .tags("kind", "SMS", "lane", "urgent")
                .counter()
                .count())
        .isEqualTo(9);
  }

  @Test
  void aMessageWhoseAlarmsACrashForgotIsNotMeasured() {
    meters.accepted(message());

    assertThat(registry.get("bongsu.latency").timer().count()).isZero();
    assertThat(registry.get("bongsu.burst.size").summary().count()).isZero();
  }

  private static Message message(Alarm... alarms) {
    return SampleMessages.of(
        "1", "api #7K2", List.of(new Recipient(Phones.ON_CALL)), List.of(alarms));
  }
}
