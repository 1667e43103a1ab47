package io.bongsu.ledger;

import io.bongsu.message.Composer;
import io.bongsu.message.NoticeComposer;
import io.bongsu.message.Recipients;
import io.bongsu.sens.SensProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.spi.IdempotentRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans that the routes name to ask the ledger. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

  private final String self = UUID.randomUUID().toString();

  @Bean
  LedgerGuard ledgerGuard(MeterRegistry registry, Clock clock) {
    return new LedgerGuard(registry, clock);
  }

  @Bean
  RecipientHash recipientHash(SensProperties sens) {
    return new RecipientHash(sens.secretKey());
  }

  @Bean
  NodeRows nodeRows(JdbcClient jdbc, LedgerProperties properties) {
    return new NodeRows(jdbc, self, properties.aliveFor());
  }

  @Bean
  AlarmRows alarmRows(JdbcClient jdbc, Clock clock) {
    return new AlarmRows(jdbc, self, clock);
  }

  @Bean
  MessageRows messageRows(JdbcClient jdbc, Clock clock, RecipientHash hash) {
    return new MessageRows(jdbc, self, clock, hash);
  }

  @Bean
  IdempotentRepository alarmRepository(AlarmRows rows, LedgerGuard guard) {
    return new AlarmRepository(rows, guard);
  }

  @Bean
  Ledger ledger(
      MessageRows messages,
      AlarmRows alarms,
      LedgerGuard guard,
      PlatformTransactionManager transactions,
      JdbcClient jdbc,
      DataSourceProperties database) {
    Runnable flush = isEmbedded(database) ? () -> jdbc.sql("checkpoint").update() : () -> {};
    return new Ledger(messages, alarms, guard, new TransactionTemplate(transactions), flush);
  }

  /**
   * An embedded database has its file to itself, and commits into memory first: half a second of
   * them would go with the process.
   */
  private static boolean isEmbedded(DataSourceProperties database) {
    return database.determineUrl().startsWith("jdbc:h2:");
  }

  @Bean
  OutageBook outageBook(
      JdbcClient jdbc,
      MessageRows messages,
      LedgerGuard guard,
      PlatformTransactionManager transactions) {
    return new OutageBook(
        new OutageRows(jdbc), messages, guard, new TransactionTemplate(transactions));
  }

  @Bean
  UnsettledMessages unsettledMessages(
      MessageRows rows, Ledger ledger, LedgerGuard guard, Recipients recipients, Clock clock) {
    return new UnsettledMessages(rows, ledger, guard, recipients, clock);
  }

  @Bean
  UnreadableTally unreadableTally(NoticeProperties properties, Clock clock) {
    return new UnreadableTally(properties.every(), clock);
  }

  @Bean
  NoticePlan noticePlan(
      NoticeComposer composer,
      Recipients recipients,
      MessageRows rows,
      RecipientHash hash,
      LedgerGuard guard,
      UnreadableTally tally,
      Clock clock) {
    return new NoticePlan(composer, recipients, rows, hash, guard, tally, clock);
  }

  @Bean
  MessagePlan messagePlan(
      Composer composer,
      Recipients recipients,
      MessageRows rows,
      RecipientHash hash,
      LedgerGuard guard,
      Clock clock) {
    return new MessagePlan(composer, recipients, rows, hash, guard, clock);
  }

  /** Stopped also when the program does not get as far as to be running. */
  @Bean(destroyMethod = "stop")
  Presence presence(
      NodeRows nodes,
      LedgerGuard guard,
      LedgerProperties properties,
      DataSourceProperties database,
      Clock clock) {
    return new Presence(nodes, guard, properties, isEmbedded(database), clock);
  }

  @Bean
  Overdue overdue(
      MessageRows rows,
      LedgerGuard guard,
      @Value("${bongsu.fallback.after}") Duration after,
      Clock clock) {
    return new Overdue(rows, guard, after, clock);
  }

  @Bean
  Housekeeping housekeeping(
      AlarmRows alarms,
      MessageRows messages,
      NodeRows nodes,
      LedgerGuard guard,
      LedgerProperties properties,
      Clock clock) {
    return new Housekeeping(alarms, messages, nodes, guard, properties, clock);
  }

  /** Down while the ledger does not answer; alarms are told all the same. */
  @Bean
  HealthIndicator ledgerHealthIndicator(LedgerGuard guard) {
    return () -> {
      String fault = guard.fault();
      return fault == null
          ? Health.up().build()
          : Health.down().withDetail("reason", fault).build();
    };
  }
}
