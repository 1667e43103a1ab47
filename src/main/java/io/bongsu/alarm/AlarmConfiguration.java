package io.bongsu.alarm;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the routes their reader. */
@Configuration(proxyBeanMethods = false)
class AlarmConfiguration {

  @Bean
  AlarmReader alarmReader() {
    return new AlarmReader();
  }
}
