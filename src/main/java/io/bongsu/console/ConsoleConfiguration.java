package io.bongsu.console;

import io.bongsu.ledger.DecisionTable;
import io.bongsu.ledger.HistoryTable;
import io.bongsu.ledger.LedgerGuard;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The beans of the console; the status routes name {@code decisions}. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

  @Bean
  Decisions decisions(DecisionTable table, PlatformTransactionManager transactions, Clock clock) {
    return new Decisions(table, new TransactionTemplate(transactions), clock);
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
  ConsoleAccess consoleAccess(ConsoleProperties properties, Clock clock) {
    return new ConsoleAccess(properties.token(), clock);
  }
}
