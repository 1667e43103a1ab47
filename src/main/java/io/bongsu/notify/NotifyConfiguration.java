package io.bongsu.notify;

import io.bongsu.burst.BurstLanes;
import io.bongsu.calendar.TeamTurnFromText;
import io.bongsu.ledger.FoldedTable;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageHistory;
import io.bongsu.ledger.OutageTable;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.ledger.SilenceTable;
import io.bongsu.ledger.WaitingTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans that the notify routes name. */
@Configuration(proxyBeanMethods = false)
@Import({RecipientFromNumber.class, RecipientFromText.class, TeamTurnFromText.class})
@EnableConfigurationProperties({
  BudgetProperties.class,
  CalendarProperties.class,
  CompositeProperties.class,
  NoticeProperties.class,
  RecipientsProperties.class
})
class NotifyConfiguration {

  @Bean
  People people(RecipientsProperties properties) {
    return new People(properties.persons());
  }

  @Bean
  CalendarFiles calendarFiles(
      RecipientsProperties properties, CalendarProperties calendar, Clock clock, ZoneId zone) {
    return new CalendarFiles(properties.calendars(), calendar.cache(), clock, zone);
  }

  @Bean
  Recipients recipients(
      RecipientsProperties properties, People people, CalendarFiles calendars, ZoneId zone) {
    return properties.recipients(people, calendars, zone);
  }

  @Bean
  Escalation escalation(RecipientsProperties properties, Recipients recipients) {
    return properties.escalation(recipients);
  }

  @Bean
  UnreadableCount unreadableCount(
      NoticeProperties properties, @Qualifier("monotonicClock") InstantSource monotonicClock) {
    return new UnreadableCount(properties.every(), monotonicClock);
  }

  @Bean
  NoticePlanner noticePlanner(
      Recipients recipients,
      MessageHistory history,
      RecipientHash hash,
      LedgerGuard guard,
      UnreadableCount unreadable,
      Clock clock) {
    return new NoticePlanner(recipients, history, hash, guard, unreadable, clock);
  }

  @Bean
  NotificationPlanner notificationPlanner(
      Recipients recipients,
      MessageHistory history,
      RecipientHash hash,
      LedgerGuard guard,
      Clock clock) {
    return new NotificationPlanner(recipients, history, hash, guard, clock);
  }

  @Bean
  HandmadeSilences handmadeSilences(
      SilenceTable table,
      WaitingAlarms waiting,
      QuietTimes quiet,
      Recipients recipients,
      LedgerGuard guard,
      Clock clock) {
    return new HandmadeSilences(table, waiting, quiet, recipients, guard, clock);
  }

  @Bean
  Silences silences(
      RecipientsProperties properties,
      HandmadeSilences handmade,
      WaitingAlarms waiting,
      QuietTimes quiet,
      MeterRegistry registry,
      Clock clock,
      ZoneId zone) {
    return new Silences(properties.silences(zone), handmade, waiting, quiet, registry, clock, zone);
  }

  @Bean
  Composites composites(
      BurstLanes lanes,
      Recipients recipients,
      Silences silences,
      FoldedTable table,
      LedgerGuard guard,
      CompositeProperties properties,
      MeterRegistry registry,
      Clock clock) {
    return new Composites(lanes, recipients, silences, table, guard, properties, registry, clock);
  }

  @Bean
  WaitingAlarms waitingAlarms(WaitingTable table, LedgerGuard guard, RecipientHash hash) {
    return new WaitingAlarms(table, guard, hash);
  }

  @Bean
  QuietTimes quietTimes(
      RecipientsProperties properties,
      People people,
      WaitingAlarms waiting,
      MeterRegistry registry,
      Clock clock,
      ZoneId zone) {
    return new QuietTimes(properties.quietHours(), people, waiting, registry, clock, zone);
  }

  @Bean
  PersonLimits personLimits(
      People people,
      WaitingAlarms waiting,
      QuietTimes quiet,
      MessageHistory history,
      LedgerGuard guard,
      MeterRegistry registry,
      Clock clock) {
    return new PersonLimits(people, waiting, quiet, history, guard, registry, clock);
  }

  @Bean
  Budget budget(
      BudgetProperties properties,
      MessagePrices prices,
      MessageHistory history,
      NoticePlanner notices,
      LedgerGuard guard,
      MeterRegistry registry,
      Clock clock,
      ZoneId zone) {
    return new Budget(properties, prices, history, notices, guard, registry, clock, zone);
  }

  @Bean
  Briefs briefs(
      WaitingAlarms waiting,
      Recipients recipients,
      Silences silences,
      QuietTimes quiet,
      OutageTable outages,
      LedgerGuard guard,
      Clock clock) {
    return new Briefs(waiting, recipients, silences, quiet, outages, guard, clock);
  }
}
