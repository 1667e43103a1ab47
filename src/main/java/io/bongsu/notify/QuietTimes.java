package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Severity;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The step that lets what is not critical wait while a person's quiet hours last. What waits is in
 * the ledger before it is withheld; if the ledger cannot keep it, it is sent now. Thread-safe.
 */
public final class QuietTimes {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Map<String, QuietHours> quiet;
  private final People people;
  private final WaitingAlarms waiting;
  private final NotifyRule rule;
  private final Clock clock;
  private final ZoneId zone;

  QuietTimes(
      Map<String, QuietHours> quiet,
      People people,
      WaitingAlarms waiting,
      MeterRegistry registry,
      Clock clock,
      ZoneId zone) {
    this.quiet = Map.copyOf(quiet);
    this.people = people;
    this.waiting = waiting;
    this.rule = new NotifyRule("quiet-hours", registry);
    this.clock = clock;
    this.zone = zone;
  }

  /** The plan without what waits for the next brief. */
  public NotificationPlan apply(NotificationPlan plan) {
    Instant now = clock.instant();
    return quiet.isEmpty()
        ? plan
        : rule.apply(
            plan, () -> plan.without(rule.name(), (person, alarm) -> wait(person, alarm, now)));
  }

  private @Nullable String wait(Recipient person, Alarm alarm, Instant now) {
    if (alarm.severity() == Severity.CRITICAL) {
      return null;
    }
    return hours(person)
        .filter(hours -> hours.contains(now.atZone(zone).toLocalDateTime()))
        .map(hours -> wait(person, alarm, hours, now))
        .orElse(null);
  }

  /** The same time, or the brief that follows it where the person is not to be disturbed then. */
  Instant notDisturbing(Recipient person, Instant at) {
    return hours(person)
        .filter(hours -> hours.contains(at.atZone(zone).toLocalDateTime()))
        .map(hours -> hours.briefAfter(at, zone))
        .orElse(at);
  }

  /** The same for an alarm; CRITICAL ones disturb at any time. */
  Instant notDisturbing(Recipient person, Severity severity, Instant at) {
    return severity == Severity.CRITICAL ? at : notDisturbing(person, at);
  }

  private Optional<QuietHours> hours(Recipient person) {
    return people
        .withNumber(person.number())
        .flatMap(one -> Optional.ofNullable(one.quiet()))
        .flatMap(name -> Optional.ofNullable(quiet.get(name)));
  }

  private @Nullable String wait(Recipient person, Alarm alarm, QuietHours hours, Instant now) {
    Instant brief = hours.briefAfter(now, zone);
    return waiting.put(person, alarm, brief)
        ? "bongsu.quiet." + hours.name() + ", in the brief of " + TIME.format(brief.atZone(zone))
        : null;
  }
}
