package io.bongsu.workbench.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * An alarm mute rule of CloudWatch, as {@code aws cloudwatch get-alarm-mute-rule} prints it (<a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html">vendor
 * page</a>): while it is active, the actions of its alarms do not run.
 *
 * @param alarms names of the alarms
 * @param cron when a window begins, five fields; null for a rule with one window
 * @param once when its one window begins; null for a rule that repeats
 * @param length of a window
 * @param from before which no window begins
 * @param until from when none does
 */
record MuteRule(
    Set<String> alarms,
    @Nullable CronExpression cron,
    @Nullable ZonedDateTime once,
    Length length,
    ZoneId zone,
    Instant from,
    Instant until) {

  /** Days by the calendar and hours by the clock, such as P2DT12H. */
  record Length(Period days, Duration hours) {

    static Length parse(String text) {
      int time = text.indexOf('T');
      Period days =
          time == 1 ? Period.ZERO : Period.parse(time < 0 ? text : text.substring(0, time));
      return new Length(
          days, time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)));
    }
  }

  /** Whether a document is one. */
  static boolean isOne(JsonNode document) {
    return document.path("Rule").has("Schedule");
  }

  /**
   * Reads one.
   *
   * @throws PreviewFailedException if its schedule is none
   */
  static MuteRule of(JsonNode rule) {
    JsonNode schedule = rule.path("Rule").path("Schedule");
    String expression = schedule.path("Expression").asText();
    try {
      ZoneId zone = ZoneId.of(schedule.path("Timezone").asText("UTC"));
      boolean once = expression.startsWith("at(");
      String inner = expression.replaceFirst("^(?:at|cron)\\((.*)\\)$", "$1");
      return new MuteRule(
          StreamSupport.stream(rule.path("MuteTargets").path("AlarmNames").spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.toUnmodifiableSet()),
          once ? null : CronExpression.parse("0 " + inner),
          once ? LocalDateTime.parse(inner).atZone(zone) : null,
          Length.parse(schedule.path("Duration").asText()),
          zone,
          date(rule.path("StartDate"), Instant.MIN),
          date(rule.path("ExpireDate"), Instant.MAX));
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      throw new PreviewFailedException(
          "mute rule %s: its schedule '%s' with the duration '%s' cannot be read"
              .formatted(
                  rule.path("Name").asText(), expression, schedule.path("Duration").asText()),
          unreadable);
    }
  }

  private static Instant date(JsonNode date, Instant otherwise) {
    return date.isTextual() ? OffsetDateTime.parse(date.asText()).toInstant() : otherwise;
  }

  /** When an alarm is no longer muted by any of the rules; empty if it is not muted then. */
  static Optional<Instant> mutedUntil(Collection<MuteRule> rules, String alarm, Instant at) {
    Instant end = at;
    boolean on = true;
    while (on) {
      Instant from = end;
      on = false;
      for (MuteRule rule : rules) {
        Instant to = rule.alarms.contains(alarm) ? rule.end(from) : from;
        on |= to.isAfter(end);
        end = to.isAfter(end) ? to : end;
      }
    }
    return end.equals(at) ? Optional.empty() : Optional.of(end);
  }

  /** When the window ends that is open then; the same time if none is. */
  private Instant end(Instant at) {
    ZonedDateTime then = at.atZone(zone);
    ZonedDateTime start =
        cron == null ? once : cron.next(then.minus(length.hours).minus(length.days));
    if (start == null || start.isAfter(then) || !isWithin(start.toInstant())) {
      return at;
    }
    Instant end = start.plus(length.days).plus(length.hours).toInstant();
    return end.isAfter(at) ? end : at;
  }

  private boolean isWithin(Instant start) {
    return !start.isBefore(from) && start.isBefore(until);
  }
}
