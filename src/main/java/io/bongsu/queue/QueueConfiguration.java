package io.bongsu.queue;

import io.bongsu.burst.Held;
import java.net.URI;
import java.time.Clock;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The beans that the queue routes name, and the addresses of the queues. */
@Configuration(proxyBeanMethods = false)
class QueueConfiguration {

  @Bean
  SqsClient sqsClient(AwsProperties aws) {
    return configured(SqsClient.builder(), aws).build();
  }

  /** For the fallback topic; asks nothing of AWS before it is used. */
  @Bean
  SnsClient snsClient(AwsProperties aws) {
    return configured(SnsClient.builder(), aws).build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B configured(B builder, AwsProperties aws) {
    URI endpoint = aws.endpoint();
    return endpoint == null
        ? builder.region(Region.of(aws.region()))
        : builder.region(Region.of(aws.region())).endpointOverride(endpoint);
  }

  @Bean
  IntakeQueue intakeQueue(SqsClient sqs, QueueProperties queue, Clock clock) {
    return new IntakeQueue(sqs, queue.putWait(), clock);
  }

  @Bean
  PollingConsumerPollStrategy queuePollStrategy(Held held, QueueProperties queue) {
    return new QueuePollStrategy(held::alarms, queue.maxHeld());
  }

  @Bean
  ExceptionHandler queueExceptionHandler() {
    return new QueueExceptionHandler();
  }

  /** Tells the routes where the queues are, before they start. */
  @Bean
  CamelContextConfiguration queueAddresses(SqsClient sqs, QueueProperties queue) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext context) {
        QueueLocator locator = new QueueLocator(sqs, queue);
        Properties addresses = new Properties();
        addresses.setProperty("bongsu.queue.dead-letter-url", locator.deadLetterUrl());
        addresses.setProperty("bongsu.queue.url", locator.url(locator.deadLetterUrl()));
        context.getPropertiesComponent().setOverrideProperties(addresses);
      }

      @Override
      public void afterApplicationStart(CamelContext context) {}
    };
  }
}
