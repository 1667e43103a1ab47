package io.bongsu.workbench.preview;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets the reminders and escalations of the next hours come, as if nobody reacted: no alarm ends,
 * and nobody acknowledges or receives a text.
 */
final class Repetitions {

  /** Reminders come for as long as an alarm is open; so many hours and steps are shown. */
  private static final Duration SHOWN = Duration.ofHours(4);

  private static final int MOST = 20;

  private Repetitions() {}

  static void run(ApplicationContext context, VirtualTime time, VirtualClock clock) {
    ProducerTemplate producer = context.getBean(ProducerTemplate.class);
    JdbcClient ledger = context.getBean(JdbcClient.class);
    Instant end = clock.instant().plus(SHOWN);
    Instant next = next(ledger);
    for (int i = 0; i < MOST && next != null && next.isBefore(end); i++) {
      time.runTo(next.isAfter(clock.instant()) ? next : clock.instant());
      producer.sendBody("direct:remind-escalate", "");
      producer.sendBody("direct:remind-again", "");
      next = next(ledger);
    }
  }

  /** When a reminder or a step of an escalation is due; null for never. */
  private static @Nullable Instant next(JdbcClient ledger) {
    return ledger
        .sql(
            """
            select due from (select remind_at as due from open_alarm
              union all select escalate_at from open_alarm) repetition
            where due is not null order by due limit 1
            """)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }
}
