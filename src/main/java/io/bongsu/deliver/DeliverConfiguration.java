package io.bongsu.deliver;

import io.bongsu.ledger.Presence;
import io.bongsu.sens.SensInquiry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Processor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the deliver and status routes name. */
@Configuration(proxyBeanMethods = false)
class DeliverConfiguration {

  @Bean
  AggregationStrategy keepFailure() {
    return new KeepFailure();
  }

  @Bean
  Doubts doubts(Clock clock) {
    return new Doubts(clock);
  }

  @Bean
  SensHealth sensHealthIndicator(Clock clock) {
    return new SensHealth(clock);
  }

  @Bean
  Processor verdict(Doubts doubts, SensHealth health) {
    return new Verdict(doubts, health);
  }

  @Bean
  Processor doubtfulPost(
      Doubts doubts, SensInquiry inquiry, DeliverProperties properties, Clock clock) {
    return new DoubtfulPost(doubts, inquiry, properties.inquireGrace(), clock);
  }

  @Bean
  Pace pace(DeliverProperties properties, Presence presence) {
    return new Pace(properties.perSecond(), presence::alive);
  }

  @Bean
  DeliveryMeters deliveryMeters(MeterRegistry registry, Clock clock) {
    return new DeliveryMeters(registry, clock);
  }
}
