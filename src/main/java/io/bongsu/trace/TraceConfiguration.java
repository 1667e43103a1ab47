package io.bongsu.trace;

import java.time.Clock;
import org.apache.camel.spi.RoutePolicyFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Spans, with {@code bongsu.trace.enabled}. Decided at start and not by a condition, because the
 * image evaluates those when it is built. When off, no route has a policy.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceProperties.class)
class TraceConfiguration {

  @Bean
  RoutePolicyFactory tracePolicies(TraceProperties properties, Clock clock) {
    return properties.enabled() ? TracePolicies.recording(clock) : (context, id, route) -> null;
  }
}
