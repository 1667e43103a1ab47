package io.bongsu.deliver;

import io.bongsu.sens.SensAccountException;
import io.bongsu.sens.SensRefusedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Processor;
import org.apache.camel.processor.errorhandler.RedeliveryPolicy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of one attempt at a message: its pace, the circuit breaker, what its answer means, and
 * how it is confirmed and repeated.
 */
@Configuration(proxyBeanMethods = false)
class AttemptConfiguration {

  @Bean
  UnconfirmedPosts unconfirmedPosts(
      Clock clock, @Qualifier("monotonicClock") InstantSource monotonicClock) {
    return new UnconfirmedPosts(clock, monotonicClock);
  }

  @Bean
  SensHealth sensHealthIndicator(
      RefusedNumbers refusedNumbers, AlimtalkTemplateCheck template, Clock clock) {
    return new SensHealth(refusedNumbers, template, clock);
  }

  @Bean
  Processor outcomeToException(
      UnconfirmedPosts unconfirmedPosts,
      SensHealth health,
      RetryLog retryLog,
      @Value("${bongsu.receipt.deadline}") Duration deadline,
      Clock clock) {
    return new OutcomeToException(unconfirmedPosts, health, retryLog, deadline, clock);
  }

  @Bean
  ConfirmBeforeRetry confirmBeforeRetry(
      UnconfirmedPosts unconfirmedPosts,
      ChannelRequests channelRequests,
      RetryLog retryLog,
      DeliverProperties properties,
      Clock clock) {
    return new ConfirmBeforeRetry(
        unconfirmedPosts, channelRequests, retryLog, properties.inquireGrace(), clock);
  }

  /** An attempt may take a minute, and the next one waits for it. */
  @Bean
  RetryLog retryLog(
      DeliverProperties properties, @Qualifier("monotonicClock") InstantSource monotonicClock) {
    Duration kept = Duration.ofMillis(properties.retryMaxDelayMs()).multipliedBy(2).plusMinutes(1);
    return new RetryLog(kept, monotonicClock);
  }

  /**
   * How the error policy repeats an attempt: without limit, with growing delays. {@link RetryLog}
   * says at WARN what Camel would say of each.
   */
  @Bean
  RedeliveryPolicy retryPolicy(DeliverProperties properties) {
    RedeliveryPolicy policy = new RedeliveryPolicy();
    policy.setMaximumRedeliveries(-1);
    policy.setRedeliveryDelay(properties.retryDelayMs());
    policy.setMaximumRedeliveryDelay(properties.retryMaxDelayMs());
    policy.setUseExponentialBackOff(true);
    policy.setBackOffMultiplier(properties.retryMultiplier());
    policy.setUseCollisionAvoidance(true);
    policy.setCollisionAvoidanceFactor(properties.retryJitter());
    policy.setAsyncDelayedRedelivery(true);
    policy.setAllowRedeliveryWhileStopping(false);
    policy.setRetryAttemptedLogLevel(LoggingLevel.DEBUG);
    policy.setLogRetryStackTrace(false);
    policy.setLogExhausted(false);
    return policy;
  }

  /**
   * Stops posting for a while when most attempts fail; a refusal is an answer and no failure. A
   * breaker and not its configuration, which Camel 4.17 ignores without a word.
   */
  @Bean
  CircuitBreaker sensBreaker(DeliverProperties properties) {
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(properties.breakerWindow())
            .minimumNumberOfCalls(properties.breakerMinCalls())
            .waitDurationInOpenState(properties.breakerWait())
            .ignoreExceptions(SensRefusedException.class, SensAccountException.class)
            .build();
    return CircuitBreaker.of("sens", config);
  }

  @Bean
  SendRate sendRate(DeliverProperties properties, NodeHeartbeat heartbeat) {
    return new SendRate(properties.perSecond(), heartbeat::alive);
  }
}
