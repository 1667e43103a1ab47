package io.bongsu;

import io.bongsu.classify.Classifier;
import io.bongsu.classify.ClassifyProperties;
import io.bongsu.classify.DirectoryProperties;
import io.bongsu.message.Recipients;
import java.time.Clock;
import org.apache.camel.main.RoutesCollector;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What crosses packages that do not know each other, and the one clock of the program. */
@Configuration(proxyBeanMethods = false)
class Wiring {

  /** Unless a simulation has put its own in the place. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** The files of {@code bongsu.routes}. */
  @Bean
  RoutesCollector routeFiles(ApplicationContext context) {
    return new RouteFiles(context);
  }

  @Bean
  Classifier classifier(
      ClassifyProperties settings, DirectoryProperties directory, Recipients recipients) {
    return new Classifier(settings, directory, recipients::knows);
  }
}
