package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmJson;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.ledger.WaitingTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Keeps the alarms that wait for a person, in the ledger. Thread-safe. */
final class WaitingAlarms {

  private final WaitingTable table;
  private final LedgerGuard guard;
  private final RecipientHash hash;
  private final AlarmJson json = new AlarmJson();

  WaitingAlarms(WaitingTable table, LedgerGuard guard, RecipientHash hash) {
    this.table = table;
    this.guard = guard;
    this.hash = hash;
  }

  String hash(Recipient person) {
    return hash.of(person.number());
  }

  /** Whether the alarm now waits for the person; false if the ledger cannot keep it. */
  boolean put(Recipient person, Alarm alarm, Instant due) {
    WaitingTable.Row row = row(hash(person), alarm);
    return guard.query(
        () -> {
          table.put(row, due);
          return true;
        },
        false);
  }

  /** The same, in the place of what waits of the alarm already. */
  boolean putLatest(Recipient person, Alarm alarm, Instant due) {
    WaitingTable.Row row = row(hash(person), alarm);
    return guard.query(
        () -> {
          table.put(row, due);
          table.removeOlder(row);
          return true;
        },
        false);
  }

  /**
   * Puts another change in the place of one that waits.
   *
   * @return false if a message has it for the person already, so that nothing waits
   */
  boolean replace(WaitingTable.Row row, Alarm other, Instant due) {
    WaitingTable.Row instead = row(row.recipientHash(), other);
    guard.update(() -> table.put(instead, due));
    remove(row);
    if (guard.query(() -> table.isCarried(instead), false)) {
      remove(instead);
      return false;
    }
    return true;
  }

  /** What would be due for the person at one time is due at another. */
  void move(Recipient person, Instant from, Instant to) {
    guard.update(() -> table.move(hash(person), from, to));
  }

  void postpone(WaitingTable.Row row, Instant due) {
    guard.update(() -> table.postpone(row, due));
  }

  void remove(Recipient person, Alarm alarm) {
    remove(row(hash(person), alarm));
  }

  void remove(WaitingTable.Row row) {
    guard.update(() -> table.remove(row.recipientHash(), row.alarmKey()));
  }

  /** Hashes of those for whom something is due; what was sent is forgotten first. */
  List<String> due(Instant now) {
    return guard.query(
        () -> {
          table.removeSent();
          return table.due(now);
        },
        List.of());
  }

  List<WaitingTable.Row> take(String recipientHash, Instant now, Instant again) {
    return guard.query(() -> table.take(recipientHash, now, again), List.of());
  }

  private WaitingTable.Row row(String recipientHash, Alarm alarm) {
    return new WaitingTable.Row(
        recipientHash,
        alarm.key(),
        alarm.source(),
        json.write(alarm),
        alarm.stateChangeTime().atOffset(ZoneOffset.UTC));
  }

  /** The alarm of a row; empty if another version of the program wrote it in another form. */
  Optional<Alarm> read(WaitingTable.Row row) {
    return json.read(row.alarm());
  }
}
