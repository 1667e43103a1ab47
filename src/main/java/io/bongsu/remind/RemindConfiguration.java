package io.bongsu.remind;

import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.OpenAlarmTable;
import io.bongsu.notify.Escalation;
import io.bongsu.notify.Recipients;
import io.bongsu.notify.Silences;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the remind routes name. */
@Configuration(proxyBeanMethods = false)
class RemindConfiguration {

  @Bean
  OpenAlarms openAlarms(
      OpenAlarmTable table,
      LedgerGuard guard,
      RemindProperties properties,
      Escalation escalation,
      Clock clock) {
    return new OpenAlarms(table, guard, properties, escalation, clock);
  }

  @Bean
  Reminders reminders(
      OpenAlarms open,
      Recipients recipients,
      Silences silences,
      RemindProperties properties,
      Clock clock) {
    return new Reminders(open, recipients, silences, properties, clock);
  }

  @Bean
  Escalations escalations(OpenAlarms open, Escalation escalation, Clock clock) {
    return new Escalations(open, escalation, false, clock);
  }
}
