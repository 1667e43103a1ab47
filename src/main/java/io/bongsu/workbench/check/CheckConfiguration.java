package io.bongsu.workbench.check;

import io.bongsu.routes.RouteFiles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** The check of the user's route files at start. */
@Configuration(proxyBeanMethods = false)
class CheckConfiguration {

  @Bean
  static StartSettings startSettings(ConfigurableEnvironment environment) {
    return new StartSettings(environment);
  }

  @Bean
  RunningRouteCheck runningRouteCheck(
      ConfigurableListableBeanFactory beans,
      Environment environment,
      @Value("${camel.component.kamelet.location}") String kamelets) {
    String pattern = kamelets.strip().replace(",", "/*.kamelet.yaml,") + "/*.kamelet.yaml";
    return new RunningRouteCheck(beans, environment, new RouteFiles(pattern));
  }

  @Bean
  StartCheck startCheck(RouteFiles routeFiles, RunningRouteCheck runningRouteCheck) {
    return new StartCheck(routeFiles, runningRouteCheck);
  }
}
