package io.bongsu.flap;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the flap routes name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FlappingProperties.class)
class FlapConfiguration {

  @Bean
  FlapDetector flapDetector(
      FlappingProperties properties, @Qualifier("monotonicClock") InstantSource monotonicClock) {
    return new FlapDetector(properties, monotonicClock);
  }

  @Bean
  FlapAggregation flapAggregation(
      FlapDetector flapDetector,
      FlappingProperties properties,
      @Qualifier("monotonicClock") InstantSource monotonicClock) {
    return new FlapAggregation(flapDetector, properties.calm(), monotonicClock);
  }
}
