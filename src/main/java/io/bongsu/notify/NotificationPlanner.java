package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.MessageTable;
import io.bongsu.ledger.RecipientHash;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides who receives a burst: one notification for each set of people who still need the same
 * alarms. Usually that is the whole team and the whole burst; after a crash or a refusal between
 * two messages of a burst, it is those who were left out. Thread-safe.
 */
public final class NotificationPlanner {

  private final Recipients recipients;
  private final MessageTable messages;
  private final RecipientHash hash;
  private final LedgerGuard guard;
  private final Clock clock;

  public NotificationPlanner(
      Recipients recipients,
      MessageTable messages,
      RecipientHash hash,
      LedgerGuard guard,
      Clock clock) {
    this.recipients = recipients;
    this.messages = messages;
    this.hash = hash;
    this.guard = guard;
    this.clock = clock;
  }

  /** The notifications that the burst needs; none when everyone has received everything. */
  public List<Notification> plan(Burst burst) {
    List<Notification> notifications = new ArrayList<>();
    pending(burst)
        .forEach(
            (alarms, people) ->
                notifications.add(new Notification(new Burst(burst.lane(), alarms), people)));
    return List.copyOf(notifications);
  }

  private Map<List<Alarm>, List<Recipient>> pending(Burst burst) {
    List<String> keys = burst.alarms().stream().map(Alarm::key).toList();
    Map<String, Set<String>> notified = guard.query(() -> messages.notified(keys), Map.of());
    Map<List<Alarm>, List<Recipient>> pending = new LinkedHashMap<>();
    for (Recipient person : recipients.of(burst.team(), clock.instant())) {
      List<Alarm> missing = notified.isEmpty() ? burst.alarms() : missing(burst, person, notified);
      if (!missing.isEmpty()) {
        pending.computeIfAbsent(missing, alarms -> new ArrayList<>()).add(person);
      }
    }
    return pending;
  }

  private List<Alarm> missing(Burst burst, Recipient person, Map<String, Set<String>> notified) {
    String hashed = hash.of(person.number());
    return burst.alarms().stream()
        .filter(alarm -> !notified.getOrDefault(alarm.key(), Set.of()).contains(hashed))
        .toList();
  }
}
