package io.bongsu.fallback;

import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageTable;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The bean that the fallback routes name. */
@Configuration(proxyBeanMethods = false)
class FallbackConfiguration {

  @Bean
  OverdueMessages overdueMessages(
      MessageTable messages,
      LedgerGuard guard,
      @Value("${bongsu.fallback.after}") Duration after,
      Clock clock) {
    return new OverdueMessages(messages, guard, after, clock);
  }
}
