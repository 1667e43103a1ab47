package io.bongsu.notify;

import io.bongsu.alarm.Severity;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageHistory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The step that keeps a person's texts in an hour within {@code bongsu.people.<name>.max-per-hour}:
 * above it, what is not critical waits until the hour has room again, and then comes as one
 * message. Thread-safe.
 */
public final class PersonLimits {

  private static final Duration HOUR = Duration.ofHours(1);

  private final People people;
  private final WaitingAlarms waiting;
  private final QuietTimes quiet;
  private final MessageHistory history;
  private final LedgerGuard guard;
  private final NotifyRule rule;
  private final Clock clock;

  PersonLimits(
      People people,
      WaitingAlarms waiting,
      QuietTimes quiet,
      MessageHistory history,
      LedgerGuard guard,
      MeterRegistry registry,
      Clock clock) {
    this.people = people;
    this.waiting = waiting;
    this.quiet = quiet;
    this.history = history;
    this.guard = guard;
    this.rule = new NotifyRule("limit", registry);
    this.clock = clock;
  }

  /** The plan without what waits for those who have had their share of this hour. */
  public NotificationPlan apply(NotificationPlan plan) {
    return people.all().stream().allMatch(person -> person.maxPerHour() == 0)
        ? plan
        : rule.apply(plan, () -> limited(plan));
  }

  private NotificationPlan limited(NotificationPlan plan) {
    Map<Recipient, Optional<Instant>> room = new HashMap<>();
    plan.shares().forEach(share -> room.put(share.person(), roomAt(share.person())));
    return plan.without(
        rule.name(),
        (person, alarm) ->
            alarm.severity() == Severity.CRITICAL
                ? null
                : room.getOrDefault(person, Optional.empty())
                    .filter(at -> waiting.put(person, alarm, at))
                    .map(at -> "max-per-hour of " + person.name())
                    .orElse(null));
  }

  /** When the person may receive the next text; empty for at once. */
  private Optional<Instant> roomAt(Recipient person) {
    int most = people.withNumber(person.number()).map(Person::maxPerHour).orElse(0);
    if (most == 0) {
      return Optional.empty();
    }
    Instant since = clock.instant().minus(HOUR);
    List<OffsetDateTime> composed =
        guard.query(() -> history.composedFor(waiting.hash(person), since), List.of());
    return composed.size() < most
        ? Optional.empty()
        : Optional.of(composed.get(composed.size() - most).toInstant().plus(HOUR))
            .map(at -> quiet.notDisturbing(person, at));
  }
}
