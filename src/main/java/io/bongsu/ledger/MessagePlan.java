package io.bongsu.ledger;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.message.Composer;
import io.bongsu.message.Message;
import io.bongsu.message.Recipient;
import io.bongsu.message.Recipients;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which messages a burst needs: one for each set of people who have the same alarms still
 * to hear of. Usually that is everybody and everything; after a crash or a refusal between two
 * messages of a burst, it is who was left out. Thread-safe.
 */
public final class MessagePlan {

  private final Composer composer;
  private final Recipients recipients;
  private final MessageRows rows;
  private final RecipientHash hash;
  private final LedgerGuard guard;
  private final Clock clock;

  MessagePlan(
      Composer composer,
      Recipients recipients,
      MessageRows rows,
      RecipientHash hash,
      LedgerGuard guard,
      Clock clock) {
    this.composer = composer;
    this.recipients = recipients;
    this.rows = rows;
    this.hash = hash;
    this.guard = guard;
    this.clock = clock;
  }

  /** The messages that the burst needs; none when everybody was told everything. */
  public List<Message> messages(Burst burst) {
    List<Message> messages = new ArrayList<>();
    pending(burst)
        .forEach(
            (alarms, people) ->
                messages.addAll(composer.compose(new Burst(burst.lane(), alarms), people)));
    return messages;
  }

  private Map<List<Alarm>, List<Recipient>> pending(Burst burst) {
    List<String> keys = burst.alarms().stream().map(Alarm::key).toList();
    Map<String, Set<String>> told = guard.ask(() -> rows.told(keys), Map.of());
    Map<List<Alarm>, List<Recipient>> pending = new LinkedHashMap<>();
    for (Recipient person : recipients.of(burst.team(), clock.instant())) {
      List<Alarm> unheard = told.isEmpty() ? burst.alarms() : unheard(burst, person, told);
      if (!unheard.isEmpty()) {
        pending.computeIfAbsent(unheard, alarms -> new ArrayList<>()).add(person);
      }
    }
    return pending;
  }

  private List<Alarm> unheard(Burst burst, Recipient person, Map<String, Set<String>> told) {
    String stand = hash.of(person.number());
    return burst.alarms().stream()
        .filter(alarm -> !told.getOrDefault(alarm.key(), Set.of()).contains(stand))
        .toList();
  }
}
