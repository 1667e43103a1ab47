package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The step that withholds silenced alarms from everybody. Thread-safe. */
public final class Silences {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final List<Silence> silences;
  private final NotifyRule rule;
  private final Clock clock;
  private final ZoneId zone;

  Silences(List<Silence> silences, MeterRegistry registry, Clock clock, ZoneId zone) {
    this.silences = List.copyOf(silences);
    this.rule = new NotifyRule("silenced", registry);
    this.clock = clock;
    this.zone = zone;
  }

  /** The plan without the alarms that a silence holds now. */
  public NotificationPlan apply(NotificationPlan plan) {
    Instant now = clock.instant();
    return silences.isEmpty()
        ? plan
        : rule.apply(plan, () -> plan.without(rule.name(), (person, alarm) -> silence(alarm, now)));
  }

  private @Nullable String silence(Alarm alarm, Instant now) {
    return silences.stream()
        .filter(one -> one.holds(now) && one.matches(alarm))
        .findFirst()
        .map(this::reason)
        .orElse(null);
  }

  private String reason(Silence silence) {
    String note = silence.note().isEmpty() ? "" : " (" + silence.note() + ")";
    return silence.key() + " until " + TIME.format(silence.until().atZone(zone)) + note;
  }
}
