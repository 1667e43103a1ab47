package io.bongsu.console;

import io.bongsu.burst.BurstLanes;
import io.bongsu.deliver.Channels;
import io.bongsu.ledger.DecisionTable;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.HistoryTable;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.OpenAlarmTable;
import io.bongsu.ledger.OutageTable;
import io.bongsu.notify.Budget;
import io.bongsu.notify.DutyTurns;
import io.bongsu.notify.HandmadeSilences;
import io.bongsu.notify.Recipients;
import io.bongsu.queue.InFlightCount;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The beans of the console; the status routes name {@code decisions}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleProperties.class)
class ConsoleConfiguration {

  @Bean
  Decisions decisions(
      DecisionTable table,
      PlatformTransactionManager transactions,
      GroupCommit commits,
      MeterRegistry registry,
      Clock clock) {
    return new Decisions(table, new TransactionTemplate(transactions), commits, registry, clock);
  }

  @Bean
  History history(HistoryTable table, ZoneId zone) {
    return new History(table, zone);
  }

  @Bean
  RouterFunction<ServerResponse> historyPages(
      ConsoleAccess access,
      History history,
      Decisions decisions,
      LedgerGuard guard,
      Clock clock,
      ZoneId zone) {
    return new HistoryPages(access, history, decisions, guard, clock, zone).routes();
  }

  @Bean
  RouterFunction<ServerResponse> oncallPages(
      ConsoleAccess access, Recipients recipients, Clock clock) {
    return new OncallPages(access, new DutyTurns(recipients), clock).routes();
  }

  @Bean
  MeterCatalog meterCatalog(@Value("${camel.main.name}") String context) {
    return new MeterCatalog(context);
  }

  @Bean
  NowReader nowReader(
      SqsClient sqs,
      CamelContext camel,
      InFlightCount held,
      OutageTable outages,
      OpenAlarmTable open,
      LedgerGuard guard,
      BurstLanes lanes,
      Budget budget,
      Recipients recipients,
      HandmadeSilences silences,
      Map<String, HealthIndicator> health,
      Clock clock,
      ZoneId zone) {
    return new NowReader(
        new QueueDepth(sqs, camel),
        held,
        outages,
        open,
        guard,
        lanes,
        budget,
        recipients,
        silences,
        health,
        clock,
        zone);
  }

  @Bean
  ConsoleActions consoleActions(
      HandmadeSilences silences,
      @Value("${spring.datasource.url}") String ledger,
      Recipients recipients,
      Channels channels,
      @Lazy ProducerTemplate camel,
      Clock clock,
      ZoneId zone) {
    boolean lasts = !ledger.startsWith("jdbc:h2:mem:");
    return new ConsoleActions(silences, lasts, recipients, channels, camel, clock, zone);
  }

  @Bean
  RouterFunction<ServerResponse> consolePages(
      ConsoleAccess access, NowReader now, ConsoleActions actions) {
    return new ConsolePages(access, now, actions).routes();
  }

  @Bean
  ConsoleAccess consoleAccess(ConsoleProperties properties, Clock clock) {
    return new ConsoleAccess(properties.token(), clock);
  }
}
