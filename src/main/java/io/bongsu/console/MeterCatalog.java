package io.bongsu.console;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;

/**
 * The counters of the status routes, with a description and at 0 from the start: a counter that
 * appears with its first event hides that event from {@code increase()}. Labels have few values; an
 * alarm's name is never one. Thread-safe.
 */
final class MeterCatalog implements MeterBinder {

  private static final List<String> LANES = List.of("urgent", "digest", "storm", "notice");
  private static final List<String> RULES =
      List.of("silenced", "composite", "quiet-hours", "limit", "budget");

  /** The label that Camel's component adds. */
  private final Tags camel;

  /**
   * @param context name of the Camel context, {@code camel.main.name}
   */
  MeterCatalog(String context) {
    this.camel = Tags.of("camelContext", context);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    plain(registry, "bongsu.received", "messages received from the queue");
    plain(registry, "bongsu.refused", "messages that SENS refused");
    plain(registry, "bongsu.duplicate", "alarms that were processed before");
    plain(registry, "bongsu.in.flight.copies", "copies of an alarm that is still being sent");
    plain(registry, "bongsu.unreadable", "messages put on the dead-letter queue");
    plain(registry, "bongsu.notices", "messages from AWS that are not alarms");
    plain(registry, "bongsu.ignored", "documents that need no message");
    plain(registry, "bongsu.subscriptions", "messages of SNS about its subscriptions");
    plain(registry, "bongsu.flapping", "changes held back because their alarm flaps");
    plain(registry, "bongsu.fallback", "messages whose text went to the fallback topic");
    plain(registry, "bongsu.failover", "messages that were sent on a next channel");
    plain(registry, "bongsu.receipts.delivered", "log lines of a delivery");
    plain(registry, "bongsu.receipts.undelivered", "log lines of a failed delivery");
    plain(registry, "bongsu.receipts.unavailable", "questions for receipts without an answer");
    each(registry, "bongsu.accepted", "messages that SENS accepted", "lane", LANES);
    each(registry, "bongsu.routed", "alarms that took a lane", "lane", LANES);
    each(registry, "bongsu.routed", "alarms that took a lane", "lane", List.of("quiet"));
    each(registry, "bongsu.transient", "alarms that came and went in a burst", "lane", LANES);
    each(registry, "bongsu.unneeded", "recoveries of alarms that were not sent", "lane", LANES);
    each(registry, "bongsu.withheld", "changes that a rule withheld", "rule", RULES);
  }

  private void plain(MeterRegistry registry, String name, String description) {
    Counter.builder(name).description(description).tags(camel).register(registry);
  }

  private void each(
      MeterRegistry registry, String name, String description, String label, List<String> values) {
    values.forEach(
        value ->
            Counter.builder(name)
                .description(description)
                .tags(camel)
                .tag(label, value)
                .register(registry));
  }
}
