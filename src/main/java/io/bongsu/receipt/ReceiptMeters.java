package io.bongsu.receipt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Objects;

/** Measures final results. Thread-safe. */
final class ReceiptMeters {

  private static final String UNKNOWN = "unknown";

  private final MeterRegistry registry;
  private final Timer toPhone;
  private final Timer delay;

  ReceiptMeters(MeterRegistry registry) {
    this.registry = registry;
    this.toPhone =
        Timer.builder("bongsu.receipt.seconds")
            .description("from SENS's acceptance to the phone")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
    this.delay =
        Timer.builder("bongsu.delivered.delay")
            .description("from SENS's acceptance to the phone, as a histogram")
            .serviceLevelObjectives(
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(3))
            .register(registry);
  }

  void record(Receipt receipt) {
    String carrier = Objects.requireNonNullElse(receipt.carrier(), UNKNOWN);
    if (receipt.delivered()) {
      Counter.builder("bongsu.delivered")
          .description("messages that reached a phone")
          .tag("carrier", carrier)
          .tag("channel", receipt.channel())
          .register(registry)
          .increment();
      if (receipt.took() != null) {
        toPhone.record(receipt.took());
        delay.record(receipt.took());
      }
    } else {
      Counter.builder("bongsu.undelivered")
          .description("messages that a carrier did not deliver")
          .tag("carrier", carrier)
          .tag("channel", receipt.channel())
          .tag("code", receipt.family())
          .register(registry)
          .increment();
    }
  }
}
