package io.bongsu.burst;

import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the burst routes name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BurstProperties.class, StormProperties.class})
class BurstConfiguration {

  /** What waits are measured by, here and in other stages. */
  @Bean
  @ConditionalOnMissingBean(name = "monotonicClock")
  InstantSource monotonicClock(Clock clock) {
    return MonotonicClock.of(clock);
  }

  @Bean
  BurstLanes burstLanes(
      BurstProperties properties, @Qualifier("monotonicClock") InstantSource monotonicClock) {
    return new BurstLanes(properties, monotonicClock);
  }

  @Bean
  StormWatch stormWatch(
      StormProperties properties, @Qualifier("monotonicClock") InstantSource monotonicClock) {
    return new StormWatch(properties, monotonicClock);
  }

  @Bean
  BurstReducer burstReducer(NotificationHistory history) {
    return new BurstReducer(history);
  }
}
