package io.bongsu.burst;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.apache.camel.Processor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the burst routes name. */
@Configuration(proxyBeanMethods = false)
class BurstConfiguration {

  @Bean
  BurstLanes burstLanes(BurstProperties properties, Clock clock) {
    return new BurstLanes(properties, clock);
  }

  @Bean
  Held held() {
    return new Held();
  }

  @Bean
  Processor holdAcknowledgement(Held held) {
    return exchange -> HeldAcknowledgement.take(exchange, held);
  }

  @Bean
  Settlement settlement(History history) {
    return new Settlement(history);
  }

  @Bean
  FlapWatch flapWatch(FlappingProperties properties, Clock clock) {
    return new FlapWatch(properties, clock);
  }

  @Bean
  FlapHold flapHold(FlapWatch flapWatch, FlappingProperties properties, Clock clock) {
    return new FlapHold(flapWatch, properties.calm(), clock);
  }

  @Bean
  MeterBinder heldAlarms(Held held) {
    return registry ->
        Gauge.builder("bongsu.held", held, Held::alarms)
            .description("alarms taken from the queue and not acknowledged yet")
            .register(registry);
  }
}
