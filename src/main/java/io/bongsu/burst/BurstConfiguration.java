package io.bongsu.burst;

import java.time.Clock;
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
  BurstReducer burstReducer(NotificationHistory history) {
    return new BurstReducer(history);
  }
}
