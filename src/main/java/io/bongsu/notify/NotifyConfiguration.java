package io.bongsu.notify;

import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageTable;
import io.bongsu.ledger.RecipientHash;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the notify routes name. */
@Configuration(proxyBeanMethods = false)
class NotifyConfiguration {

  @Bean
  People people(RecipientsProperties properties) {
    return new People(properties.persons());
  }

  @Bean
  Recipients recipients(RecipientsProperties properties, People people, ZoneId zone) {
    return properties.recipients(people, Calendars.none(), zone);
  }

  @Bean
  UnreadableCount unreadableCount(NoticeProperties properties, Clock clock) {
    return new UnreadableCount(properties.every(), clock);
  }

  @Bean
  NoticePlanner noticePlanner(
      Recipients recipients,
      MessageTable messages,
      RecipientHash hash,
      LedgerGuard guard,
      UnreadableCount unreadable,
      Clock clock) {
    return new NoticePlanner(recipients, messages, hash, guard, unreadable, clock);
  }

  @Bean
  NotificationPlanner notificationPlanner(
      Recipients recipients,
      MessageTable messages,
      RecipientHash hash,
      LedgerGuard guard,
      Clock clock) {
    return new NotificationPlanner(recipients, messages, hash, guard, clock);
  }

  @Bean
  Silences silences(
      RecipientsProperties properties, MeterRegistry registry, Clock clock, ZoneId zone) {
    return new Silences(properties.silences(zone), registry, clock, zone);
  }
}
