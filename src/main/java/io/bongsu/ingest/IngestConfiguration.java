package io.bongsu.ingest;

import io.bongsu.alarm.AlarmReader;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The beans that the HTTP routes name, and what stands before them. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

  @Bean
  AlarmRequests alarmRequests(IngestProperties properties, AlarmReader reader) {
    return new AlarmRequests(new BearerTokens(properties.token()), reader);
  }

  @Bean
  Answers answers() {
    return new Answers();
  }

  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit(IngestProperties properties) {
    FilterRegistrationBean<BodyLimit> limit =
        new FilterRegistrationBean<>(new BodyLimit(properties.maxInHand()));
    limit.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return limit;
  }
}
