package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageHistory;
import io.bongsu.ledger.RecipientHash;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first and the last step of the notify stage: who is concerned by a burst, and the
 * notifications of what the steps between have left. Usually that is the whole team and the whole
 * burst; after a crash or a refusal between two messages of a burst, it is those who were left out.
 * Thread-safe.
 */
public final class NotificationPlanner {

  private final Recipients recipients;
  private final MessageHistory history;
  private final RecipientHash hash;
  private final LedgerGuard guard;
  private final Clock clock;

  public NotificationPlanner(
      Recipients recipients,
      MessageHistory history,
      RecipientHash hash,
      LedgerGuard guard,
      Clock clock) {
    this.recipients = recipients;
    this.history = history;
    this.hash = hash;
    this.guard = guard;
    this.clock = clock;
  }

  /** Who is on duty for the burst, and which of its alarms each has not received yet. */
  public NotificationPlan who(Burst burst) {
    List<String> keys = burst.alarms().stream().map(Alarm::key).toList();
    Map<String, Set<String>> notified = guard.query(() -> history.notified(keys), Map.of());
    Map<Recipient, Set<String>> teams = new LinkedHashMap<>();
    Map<Recipient, String> why = new HashMap<>();
    for (String team : burst.alarms().stream().map(Alarm::team).distinct().toList()) {
      for (Duty duty : recipients.onDuty(team, clock.instant())) {
        teams.computeIfAbsent(duty.recipient(), any -> new HashSet<>()).add(team);
        why.merge(duty.recipient(), duty.why(), (one, other) -> one + " and " + other);
      }
    }
    List<Share> shares = new ArrayList<>();
    teams.forEach(
        (person, theirs) -> {
          List<Alarm> missing = missing(burst, person, theirs, notified);
          if (!missing.isEmpty()) {
            shares.add(new Share(person, missing, why.getOrDefault(person, "")));
          }
        });
    return new NotificationPlan(burst, shares, List.of());
  }

  private List<Alarm> missing(
      Burst burst, Recipient person, Set<String> teams, Map<String, Set<String>> notified) {
    String hashed = notified.isEmpty() ? "" : hash.of(person.number());
    return burst.alarms().stream()
        .filter(alarm -> teams.contains(alarm.team()))
        .filter(alarm -> !notified.getOrDefault(alarm.key(), Set.of()).contains(hashed))
        .toList();
  }

  /** One notification for each set of people who receive the same alarms; none if nobody does. */
  public List<Notification> notifications(NotificationPlan plan) {
    return plan.notifications();
  }
}
