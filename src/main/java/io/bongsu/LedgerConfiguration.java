package io.bongsu;

import io.bongsu.ledger.AckTable;
import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.DecisionTable;
import io.bongsu.ledger.FileFlush;
import io.bongsu.ledger.FoldedTable;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.HistoryTable;
import io.bongsu.ledger.LedgerCleaner;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.LedgerOpening;
import io.bongsu.ledger.LedgerProperties;
import io.bongsu.ledger.LedgerUrl;
import io.bongsu.ledger.MessageHistory;
import io.bongsu.ledger.MessageTable;
import io.bongsu.ledger.NodeTable;
import io.bongsu.ledger.OpenAlarmTable;
import io.bongsu.ledger.OutageTable;
import io.bongsu.ledger.PendingTable;
import io.bongsu.ledger.ReceiptTable;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.ledger.SharedBurstTable;
import io.bongsu.ledger.SiblingTable;
import io.bongsu.ledger.SilenceTable;
import io.bongsu.ledger.WaitingTable;
import io.bongsu.sens.SensProperties;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up the tables of the ledger for the stages that use them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerProperties.class)
public class LedgerConfiguration {

  private final String self = UUID.randomUUID().toString();

  @Bean
  LedgerGuard ledgerGuard(MeterRegistry registry) {
    return new LedgerGuard(registry);
  }

  @Bean
  static LedgerUrlCheck ledgerUrlCheck(Environment environment) {
    return new LedgerUrlCheck(environment);
  }

  /** Waits for a ledger that does not answer no longer than an alarm may be late. */
  @Bean
  LedgerOpening ledgerOpening(
      LedgerGuard guard, DataSourceProperties database, LedgerProperties properties, Clock clock) {
    return new LedgerOpening(
        guard, database.determineUrl(), Duration.ofSeconds(8), properties.waitForLock(), clock);
  }

  /** A schema that cannot be brought up to date now does not stop the start. */
  @Bean
  FlywayMigrationStrategy ledgerMigration(LedgerOpening opening) {
    return flyway -> opening.open(new LedgerDatabase(flyway));
  }

  @Bean
  RecipientHash recipientHash(SensProperties sens) {
    return new RecipientHash(sens.secretKey());
  }

  @Bean
  NodeTable nodeTable(JdbcClient jdbc, LedgerProperties properties) {
    return new NodeTable(jdbc, self, properties.aliveFor());
  }

  @Bean
  AlarmTable alarmTable(JdbcClient jdbc, JdbcOperations batches, LedgerUrl ledger, Clock clock) {
    return new AlarmTable(jdbc, batches, self, ledger.isEmbedded(), clock);
  }

  @Bean
  SharedBurstTable sharedBurstTable(JdbcClient jdbc) {
    return new SharedBurstTable(jdbc, self);
  }

  @Bean
  MessageTable messageTable(
      JdbcClient jdbc, JdbcOperations batches, Clock clock, RecipientHash hash) {
    return new MessageTable(jdbc, batches, self, clock, hash);
  }

  @Bean
  LedgerUrl ledgerUrl(DataSourceProperties database) {
    return new LedgerUrl(database.determineUrl());
  }

  @Bean
  GroupCommit groupCommit(
      PlatformTransactionManager transactions,
      JdbcClient jdbc,
      LedgerUrl ledger,
      AlarmTable alarms) {
    Runnable flush =
        ledger.isEmbedded()
            ? new FileFlush(sql -> jdbc.sql(sql).update(), System::nanoTime)
            : () -> {};
    return new GroupCommit(new TransactionTemplate(transactions), flush, alarms);
  }

  @Bean
  MeterBinder ledgerCommits(GroupCommit commits) {
    return registry ->
        FunctionCounter.builder("bongsu.ledger.commits", commits, GroupCommit::commits)
            .description("transactions of the ledger, each of what several alarms had to write")
            .register(registry);
  }

  @Bean
  MessageHistory messageHistory(JdbcClient jdbc, RecipientHash hash) {
    return new MessageHistory(jdbc, hash);
  }

  @Bean
  ReceiptTable receiptTable(JdbcClient jdbc, Clock clock) {
    return new ReceiptTable(jdbc, self, clock);
  }

  @Bean
  OutageTable outageTable(JdbcClient jdbc) {
    return new OutageTable(jdbc);
  }

  @Bean
  SiblingTable siblingTable(JdbcClient jdbc) {
    return new SiblingTable(jdbc);
  }

  @Bean
  DecisionTable decisionTable(JdbcClient jdbc) {
    return new DecisionTable(jdbc);
  }

  @Bean
  SilenceTable silenceTable(JdbcClient jdbc) {
    return new SilenceTable(jdbc);
  }

  @Bean
  HistoryTable historyTable(JdbcClient jdbc) {
    return new HistoryTable(jdbc);
  }

  @Bean
  OpenAlarmTable openAlarmTable(JdbcClient jdbc) {
    return new OpenAlarmTable(jdbc);
  }

  @Bean
  AckTable ackTable(JdbcClient jdbc, RecipientHash hash) {
    return new AckTable(jdbc, hash);
  }

  @Bean
  WaitingTable waitingTable(JdbcClient jdbc) {
    return new WaitingTable(jdbc);
  }

  @Bean
  FoldedTable foldedTable(JdbcClient jdbc) {
    return new FoldedTable(jdbc);
  }

  @Bean
  PendingTable pendingTable(JdbcClient jdbc) {
    return new PendingTable(jdbc);
  }

  @Bean
  LedgerCleaner ledgerCleaner(
      AlarmTable alarms,
      MessageTable messages,
      DecisionTable decisions,
      SilenceTable silences,
      AckTable acknowledgements,
      NodeTable nodes,
      LedgerGuard guard,
      LedgerProperties properties,
      Clock clock) {
    return new LedgerCleaner(
        alarms, messages, decisions, silences, acknowledgements, nodes, guard, properties, clock);
  }

  /** Down while the ledger does not answer; alarms are sent all the same. */
  @Bean
  public HealthIndicator ledgerHealthIndicator(LedgerGuard guard) {
    return () -> {
      String fault = guard.fault();
      return fault == null
          ? Health.up().build()
          : Health.down().withDetail("reason", fault).build();
    };
  }
}
