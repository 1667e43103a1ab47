package io.bongsu.flap;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the flap routes name. */
@Configuration(proxyBeanMethods = false)
class FlapConfiguration {

  @Bean
  FlapDetector flapDetector(FlappingProperties properties, Clock clock) {
    return new FlapDetector(properties, clock);
  }

  @Bean
  FlapAggregation flapAggregation(
      FlapDetector flapDetector, FlappingProperties properties, Clock clock) {
    return new FlapAggregation(flapDetector, properties.calm(), clock);
  }
}
