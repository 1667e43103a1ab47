package io.bongsu.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rule that may withhold a notification. One that fails withholds nothing: people receive a text
 * too many rather than miss an alarm. A failure is logged and counted. Thread-safe.
 */
final class NotifyRule {

  private static final Logger LOG = LoggerFactory.getLogger(NotifyRule.class);

  private final String name;
  private final Counter failures;

  NotifyRule(String name, MeterRegistry registry) {
    this.name = name;
    this.failures =
        Counter.builder("bongsu.rule.failures")
            .description("notify rules that failed, so that the alarm was sent")
            .tag("rule", name)
            .register(registry);
  }

  String name() {
    return name;
  }

  /** The rule's plan, or the plan as it was if the rule fails. */
  NotificationPlan apply(NotificationPlan plan, Supplier<NotificationPlan> rule) {
    try {
      return rule.get();
    } catch (RuntimeException broken) {
      // The error policy would send the burst back to the queue, to fail again: nobody is notified.
      failures.increment();
      LOG.error("the rule '{}' failed, so it withholds nothing", name, broken);
      return plan;
    }
  }
}
