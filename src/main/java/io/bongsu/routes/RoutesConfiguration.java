package io.bongsu.routes;

import java.time.Clock;
import java.time.ZoneId;
import org.apache.camel.main.RoutesCollector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertyResolver;

/** Which route files run. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {

  @Bean
  RouteFiles routeFiles(@Value("${bongsu.routes}") String patterns) {
    return new RouteFiles(patterns);
  }

  @Bean
  RoutesCollector routesCollector(ApplicationContext context) {
    return new RouteFilesCollector(context);
  }

  @Bean
  ClockTime clockTime(Clock clock, @Value("${bongsu.message.zone}") ZoneId zone) {
    return new ClockTime(clock, zone);
  }

  @Bean
  ChatMessage chatMessage() {
    return new ChatMessage();
  }

  @Bean
  WebhookSignature webhookSignature(PropertyResolver environment) {
    return new WebhookSignature(environment);
  }
}
