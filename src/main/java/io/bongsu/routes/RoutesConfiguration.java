package io.bongsu.routes;

import org.apache.camel.main.RoutesCollector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
