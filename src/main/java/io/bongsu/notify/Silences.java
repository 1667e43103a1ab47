package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The step that withholds silenced alarms from everybody. Thread-safe. */
public final class Silences {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final List<Silence> silences;
  private final HandmadeSilences handmade;
  private final NotifyRule rule;
  private final Clock clock;
  private final ZoneId zone;

  Silences(
      List<Silence> silences,
      HandmadeSilences handmade,
      MeterRegistry registry,
      Clock clock,
      ZoneId zone) {
    this.silences = List.copyOf(silences);
    this.handmade = handmade;
    this.rule = new NotifyRule("silenced", registry);
    this.clock = clock;
    this.zone = zone;
  }

  /** The plan without the alarms that a silence holds now. */
  public NotificationPlan apply(NotificationPlan plan) {
    Instant now = clock.instant();
    List<Silence> made = handmade.silences();
    return silences.isEmpty() && made.isEmpty()
        ? plan
        : rule.apply(
            plan, () -> plan.without(rule.name(), (person, alarm) -> silence(alarm, made, now)));
  }

  /** Whether a silence holds the alarm now. */
  public boolean holds(Alarm alarm) {
    return silence(alarm, handmade.silences(), clock.instant()) != null;
  }

  private @Nullable String silence(Alarm alarm, List<Silence> made, Instant now) {
    return Stream.concat(silences.stream(), made.stream())
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
