package io.bongsu.receipt;

import io.bongsu.compose.AckLinks;
import io.bongsu.deliver.Channels;
import io.bongsu.deliver.DeliveryLog;
import io.bongsu.ledger.AckTable;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.ReceiptTable;
import io.bongsu.ledger.RecipientHash;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans that the receipt routes name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptProperties.class)
class ReceiptConfiguration {

  @Bean
  Receipts receipts(
      ReceiptTable table,
      RecipientHash hash,
      LedgerGuard guard,
      PlatformTransactionManager transactions,
      MeterRegistry registry,
      ReceiptProperties properties,
      Clock clock) {
    return new Receipts(
        table,
        hash,
        guard,
        new TransactionTemplate(transactions),
        new ReceiptMeters(registry),
        properties,
        clock);
  }

  @Bean
  Failovers failovers(
      ReceiptTable table,
      DeliveryLog deliveryLog,
      Channels channels,
      RecipientHash hash,
      AckLinks links,
      AckTable sentLinks,
      LedgerGuard guard,
      ReceiptProperties properties,
      Clock clock) {
    return new Failovers(
        table, deliveryLog, channels, hash, links, sentLinks, guard, properties, clock);
  }
}
