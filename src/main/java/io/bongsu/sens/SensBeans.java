package io.bongsu.sens;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other packages get from this one; the Kamelet makes its own. */
@Configuration(proxyBeanMethods = false)
class SensBeans {

  @Bean
  SensInquiry sensInquiry(SensProperties properties, ObjectProvider<Clock> clock) {
    return new SensInquiry(properties, clock.getIfAvailable(Clock::systemUTC));
  }
}
