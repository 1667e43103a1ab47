package io.bongsu.ingest;

import io.bongsu.alarm.AlarmReader;
import io.bongsu.queue.AwsProperties;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.spi.LogListener;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** The beans that the HTTP routes name, and what stands before them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  HealthDetails.Token.class,
  IngestProperties.class,
  ProbeProperties.class
})
class IngestConfiguration {

  @Bean
  AlarmRequests alarmRequests(IngestProperties properties, AlarmReader reader) {
    return new AlarmRequests(new BearerTokens(properties.token()), reader);
  }

  /** The SDK's client follows no redirects. */
  @Bean
  SdkHttpClient certificateClient() {
    return Apache5HttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(3))
        .socketTimeout(Duration.ofSeconds(5))
        .build();
  }

  @Bean
  SnsVerifier snsVerifier(SdkHttpClient certificateClient, Clock clock) {
    return new SnsVerifier(new CertificateFetch(certificateClient), clock);
  }

  @Bean
  SnsRequests snsRequests(IngestProperties properties, SnsVerifier verifier, Clock clock) {
    return new SnsRequests(
        new SnsTopics(properties.snsTopics()), verifier, properties.snsMaxAge(), clock);
  }

  @Bean
  Subscriptions subscriptions(AwsProperties aws) {
    return new SnsSubscriptions(aws);
  }

  @Bean
  SubscriptionHandler subscriptionHandler(Subscriptions subscriptions) {
    return new SubscriptionHandler(subscriptions);
  }

  /** Camel finds it by its type. */
  @Bean
  LogListener safeLogLines() {
    return new SafeLogLines();
  }

  @Bean
  HttpResponses httpResponses() {
    return new HttpResponses();
  }

  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit(
      IngestProperties properties, AlarmRequests alarms, SnsRequests sns) {
    RequestHeaders headers = new RequestHeaders(alarms, sns);
    FilterRegistrationBean<BodyLimit> limit =
        new FilterRegistrationBean<>(
            new BodyLimit(
                properties.maxInHand(), properties.bodyWait(), Duration.ofSeconds(2), headers));
    limit.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return limit;
  }

  @Bean
  FilterRegistrationBean<PathsAndQueries> pathsAndQueries() {
    FilterRegistrationBean<PathsAndQueries> filter =
        new FilterRegistrationBean<>(new PathsAndQueries());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadBodies() {
    return tomcat -> tomcat.addEngineValves(new UnreadBodies());
  }

  @Bean
  FilterRegistrationBean<HealthDetails> healthDetails(HealthDetails.Token console) {
    FilterRegistrationBean<HealthDetails> filter =
        new FilterRegistrationBean<>(new HealthDetails(new BearerTokens(console.tokens())));
    filter.addUrlPatterns("/actuator/health", "/actuator/health/*");
    return filter;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> connections(ProbeProperties probe) {
    return tomcat -> {
      tomcat.setProtocol(HeaderDeadline.class.getName());
      if (probe.port() > 0) {
        ProbePort.addTo(tomcat, probe.port());
      }
    };
  }
}
