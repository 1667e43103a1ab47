package io.bongsu.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The beans that the queue routes name, and the addresses of the queues. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AwsProperties.class, QueueProperties.class})
class QueueConfiguration {

  @Bean
  AwsCredentialsProvider awsCredentials() {
    return DefaultCredentialsProvider.builder().build();
  }

  @Bean
  SqsClient sqsClient(AwsProperties aws, AwsCredentialsProvider credentials) {
    return BatchingSqsClient.around(configured(SqsClient.builder(), aws, credentials).build());
  }

  /** For the fallback topic; without one it is not made. */
  @Bean
  @Lazy
  SnsClient snsClient(AwsProperties aws, AwsCredentialsProvider credentials) {
    return configured(SnsClient.builder(), aws, credentials).build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B configured(
      B builder, AwsProperties aws, AwsCredentialsProvider credentials) {
    B here = builder.region(Region.of(aws.region())).credentialsProvider(credentials);
    URI endpoint = aws.endpoint();
    return endpoint == null ? here : here.endpointOverride(endpoint);
  }

  @Bean
  IntakeQueue intakeQueue(SqsClient sqs, QueueProperties queue) {
    return new IntakeQueue(sqs, queue.putWait(), System::nanoTime);
  }

  @Bean
  DeadLetters deadLetters(SqsClient sqs) {
    return new DeadLetters(sqs);
  }

  @Bean
  QueueBacklog queueBacklog(SqsClient sqs, CamelContext context) {
    return new QueueBacklog(sqs, context);
  }

  @Bean
  InFlightCount inFlightCount() {
    return new InFlightCount();
  }

  /** Takes the acknowledgement off an exchange, before an aggregator ends it. */
  @Bean
  Processor deferAck(InFlightCount inFlight) {
    return exchange -> DeferredAck.take(exchange, inFlight);
  }

  /** Gives one alarm of a burst its acknowledgement back, on its way to another aggregator. */
  @Bean
  Processor moveAck() {
    return BurstAcks::moveToPart;
  }

  @Bean
  MeterBinder heldAlarms(InFlightCount inFlight) {
    return registry ->
        Gauge.builder("bongsu.held", inFlight, InFlightCount::alarms)
            .description("alarms taken from the queue and not acknowledged yet")
            .register(registry);
  }

  @Bean
  QueuePollStrategy queuePollStrategy(InFlightCount inFlight, QueueProperties queue) {
    return new QueuePollStrategy(inFlight::alarms, queue.maxHeld());
  }

  @Bean
  ExceptionHandler queueExceptionHandler(QueuePollStrategy queuePollStrategy) {
    return new QueueExceptionHandler(queuePollStrategy::isAway);
  }

  /** Gives the routes the addresses of the queues, before they start. A preview has no queue. */
  @Bean
  @Profile("!preview")
  CamelContextConfiguration queueAddresses(
      SqsClient sqs, AwsCredentialsProvider credentials, AwsProperties aws, QueueProperties queue) {
    QueueFailure failure = new QueueFailure(aws);
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        checkCredentials(credentials, failure);
        QueueLocator locator = new QueueLocator(sqs, queue, failure);
        Properties addresses = new Properties();
        addresses.setProperty("bongsu.queue.dead-letter-url", locator.deadLetterUrl());
        addresses.setProperty("bongsu.queue.url", locator.url(locator.deadLetterUrl()));
        context.getPropertiesComponent().setOverrideProperties(addresses);
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }

  private static void checkCredentials(AwsCredentialsProvider credentials, QueueFailure failure) {
    try {
      credentials.resolveCredentials();
    } catch (SdkClientException none) {
      throw failure.noCredentials();
    }
  }
}
