package io.bongsu.reload;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Which route files run, and what replaces them. */
@Configuration(proxyBeanMethods = false)
class ReloadConfiguration {

  @Bean
  RouteFiles reloadedFiles(@Value("${bongsu.routes}") String patterns) {
    return new RouteFiles(patterns);
  }

  @Bean
  Inspection inspection(
      ConfigurableListableBeanFactory beans,
      Environment environment,
      @Value("${camel.component.kamelet.location}") String kamelets) {
    String pattern = kamelets.strip().replace(",", "/*.kamelet.yaml,") + "/*.kamelet.yaml";
    return new Inspection(beans, environment, new RouteFiles(pattern));
  }

  @Bean
  StartCheck startCheck(RouteFiles reloadedFiles, Inspection inspection) {
    return new StartCheck(reloadedFiles, inspection);
  }

  /** In the place of Camel's own, under the name that its starter uses. */
  @Bean("direct-component")
  GatedDirect directComponent() {
    return new GatedDirect();
  }

  @Bean
  ReloadState routesHealthIndicator(Clock clock) {
    return new ReloadState(clock);
  }

  @Bean
  Gate requestGate() {
    return new Gate();
  }

  @Bean
  @ConditionalOnProperty("bongsu.reload.enabled")
  FilterRegistrationBean<RequestHold> requestHold(Gate requestGate) {
    var registration =
        new FilterRegistrationBean<>(new RequestHold(requestGate, Duration.ofSeconds(15)));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.addUrlPatterns("/alarms", "/sns", "/preview");
    return registration;
  }

  @Bean
  @ConditionalOnProperty("bongsu.reload.enabled")
  ReloadLoop reloadLoop(
      CamelContext camel,
      RouteFiles reloadedFiles,
      Inspection inspection,
      GatedDirect direct,
      Gate requestGate,
      ReloadState state,
      ReloadProperties properties,
      MeterRegistry meters) {
    Swap swap = new Swap(camel, direct, requestGate, properties.patience());
    return new ReloadLoop(
        () -> new Reloader(reloadedFiles, inspection, new Trial(camel), swap, state, meters),
        properties.every());
  }
}
