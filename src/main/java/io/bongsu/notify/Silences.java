package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The step that withholds silenced alarms from everybody. What a silence withholds waits until its
 * end, and then comes as it stands. Thread-safe.
 */
public final class Silences {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final List<Silence> silences;
  private final HandmadeSilences handmade;
  private final WaitingAlarms waiting;
  private final QuietTimes quiet;
  private final NotifyRule rule;
  private final Clock clock;
  private final ZoneId zone;

  Silences(
      List<Silence> silences,
      HandmadeSilences handmade,
      WaitingAlarms waiting,
      QuietTimes quiet,
      MeterRegistry registry,
      Clock clock,
      ZoneId zone) {
    this.silences = List.copyOf(silences);
    this.handmade = handmade;
    this.waiting = waiting;
    this.quiet = quiet;
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
            plan,
            () -> plan.without(rule.name(), (person, alarm) -> withhold(person, alarm, made, now)));
  }

  private @Nullable String withhold(
      Recipient person, Alarm alarm, List<Silence> made, Instant now) {
    Optional<Silence> silence = silence(alarm, made, now);
    silence.ifPresent(
        one ->
            waiting.putLatest(
                person, alarm, quiet.notDisturbing(person, alarm.severity(), one.until())));
    return silence.map(this::reason).orElse(null);
  }

  /** Whether a silence holds the alarm now. */
  public boolean holds(Alarm alarm) {
    return until(alarm).isPresent();
  }

  /** When the silence ends that holds the alarm now; empty if none does. */
  Optional<Instant> until(Alarm alarm) {
    return silence(alarm, handmade.silences(), clock.instant()).map(Silence::until);
  }

  private Optional<Silence> silence(Alarm alarm, List<Silence> made, Instant now) {
    return Stream.concat(silences.stream(), made.stream())
        .filter(one -> one.holds(now) && one.matches(alarm))
        .findFirst();
  }

  private String reason(Silence silence) {
    String note = silence.note().isEmpty() ? "" : " (" + silence.note() + ")";
    return silence.key() + " until " + TIME.format(silence.until().atZone(zone)) + note;
  }
}
