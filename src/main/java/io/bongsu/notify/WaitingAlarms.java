package io.bongsu.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bongsu.alarm.Alarm;
import io.bongsu.json.StrictJson;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.RecipientHash;
import io.bongsu.ledger.WaitingTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Keeps the alarms that wait for a person, in the ledger. Thread-safe. */
final class WaitingAlarms {

  private static final int MAX_JSON = 60_000;

  private final WaitingTable table;
  private final LedgerGuard guard;
  private final RecipientHash hash;
  private final ObjectMapper json =
      StrictJson.mapper()
          .rebuild()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

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

  /** Puts another change in the place of one that waits. */
  void replace(WaitingTable.Row row, Alarm other, Instant due) {
    WaitingTable.Row instead = row(row.recipientHash(), other);
    guard.update(() -> table.put(instead, due));
    remove(row);
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
        write(alarm),
        alarm.stateChangeTime().atOffset(ZoneOffset.UTC));
  }

  /** The alarm as JSON; without its long texts where it would be too long. */
  private String write(Alarm alarm) {
    try {
      String whole = json.writeValueAsString(alarm);
      return whole.length() <= MAX_JSON ? whole : json.writeValueAsString(alarm.withoutTexts());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("alarm '" + alarm.label() + "' cannot be kept", e);
    }
  }

  /** The alarm of a row; empty if another version of the program wrote it in another form. */
  Optional<Alarm> read(WaitingTable.Row row) {
    try {
      return Optional.of(json.readValue(row.alarm(), Alarm.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
