package io.bongsu;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.classify.Classifier;
import io.bongsu.classify.ClassifyProperties;
import io.bongsu.classify.DirectoryProperties;
import io.bongsu.compose.MessageProperties;
import io.bongsu.json.StrictJson;
import io.bongsu.notify.MessagePrices;
import io.bongsu.notify.Recipients;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that need two packages which do not know each other, and the one clock of the program. */
@Configuration(proxyBeanMethods = false)
class BongsuConfiguration {

  /** Unless a simulation has put its own in the place. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** What Camel's data format {@code json} and Spring use. */
  @Bean
  ObjectMapper objectMapper() {
    return StrictJson.mapper();
  }

  /** The zone of all hours in settings and texts: {@code bongsu.message.zone}. */
  @Bean
  ZoneId zone(MessageProperties properties) {
    return properties.zone();
  }

  @Bean
  MessagePrices messagePrices(MessageProperties properties) {
    return kind -> kind.equals("SMS") ? properties.wonSms() : properties.wonLms();
  }

  @Bean
  Classifier classifier(
      ClassifyProperties settings,
      DirectoryProperties directory,
      Recipients recipients,
      Clock clock,
      ZoneId zone) {
    return new Classifier(settings, directory, recipients::knows, clock, zone);
  }
}
