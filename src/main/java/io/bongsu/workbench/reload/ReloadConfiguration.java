package io.bongsu.workbench.reload;

import io.bongsu.routes.RouteFiles;
import io.bongsu.workbench.check.RunningRouteCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.direct.DirectComponent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Replaces routes while the program runs, if {@code bongsu.reload.enabled}. Off, Camel's own {@code
 * direct:} runs, no request passes a gate, and no thread is started. The setting is read when the
 * beans are made and not as a condition, because conditions are fixed when the image is built.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReloadProperties.class)
class ReloadConfiguration {

  /** In the place of Camel's own, under the name that its starter uses. */
  @Bean("direct-component")
  DirectComponent directComponent(ReloadProperties properties) {
    return properties.enabled() ? new GatedDirect() : new DirectComponent();
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
  FilterRegistrationBean<RequestHold> requestHold(Gate requestGate, ReloadProperties properties) {
    var registration =
        new FilterRegistrationBean<>(new RequestHold(requestGate, Duration.ofSeconds(15)));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.addUrlPatterns("/alarms", "/sns", "/preview");
    registration.setEnabled(properties.enabled());
    return registration;
  }

  @Bean
  ReloadLoop reloadLoop(
      CamelContext camel,
      RouteFiles routeFiles,
      RunningRouteCheck runningRouteCheck,
      DirectComponent direct,
      Gate requestGate,
      ReloadState state,
      ReloadProperties properties,
      MeterRegistry meters) {
    return new ReloadLoop(
        () ->
            new Reloader(
                routeFiles,
                runningRouteCheck,
                new DryRunContext(camel),
                new RouteReplacer(camel, (GatedDirect) direct, requestGate, properties.patience()),
                state,
                meters),
        properties);
  }
}
