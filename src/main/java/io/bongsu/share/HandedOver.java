package io.bongsu.share;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmJson;
import io.bongsu.classify.AlarmInFlightException;
import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.AlarmTable.Claim;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.SharedBurstTable;
import io.bongsu.ledger.SharedBurstTable.Standing;
import io.bongsu.queue.DeferredAck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The alarms that this replica has received and handed over to another one. Their queue messages
 * stay here until the ledger says that the alarms were dealt with; an alarm that nobody took, or
 * whose replica died, is sent from here. Who has an alarm is decided by the ledger alone: by {@code
 * alarm.node_id}, as for the copies of an alarm. Thread-safe.
 */
final class HandedOver {

  /** Sends an alarm from here, in the lane that it was in. */
  interface Own {
    void send(String lane, Alarm alarm, DeferredAck acknowledgement);
  }

  /**
   * One of them.
   *
   * @param certain whether it is known that the ledger has it
   * @param taken set once another replica was seen to have it
   */
  private record Held(
      Alarm alarm,
      String lane,
      String to,
      DeferredAck acknowledgement,
      boolean certain,
      long since,
      AtomicBoolean taken) {

    String key() {
      return alarm.key();
    }
  }

  private final SharedBurstTable table;
  private final AlarmTable alarms;
  private final GroupCommit commits;
  private final LedgerGuard guard;
  private final GroupOwners owners;
  private final SharingTimes times;
  private final LongSupplier nanoTime;
  private final Own own;
  private final AlarmJson json = new AlarmJson();
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  HandedOver(
      SharedBurstTable table,
      AlarmTable alarms,
      GroupCommit commits,
      LedgerGuard guard,
      GroupOwners owners,
      SharingTimes times,
      LongSupplier nanoTime,
      Own own) {
    this.table = table;
    this.alarms = alarms;
    this.commits = commits;
    this.guard = guard;
    this.owners = owners;
    this.times = times;
    this.nanoTime = nanoTime;
    this.own = own;
  }

  /**
   * Hands an alarm over; false if it stays here. If the commit was not confirmed the alarm may be
   * there, and counts as handed over until the ledger says who has it.
   *
   * @param now the database's time
   */
  boolean handOver(
      String lane, String group, Alarm alarm, String to, Instant now, DeferredAck acknowledgement) {
    String document = json.write(alarm);
    AtomicBoolean written = new AtomicBoolean();
    boolean committed =
        guard.query(
            () -> {
              commits.write(
                  () -> {
                    if (table.handOver(
                        alarm.key(), lane, group, document, to, now.plus(times.adoptWithin()))) {
                      written.set(true);
                    }
                  });
              return true;
            },
            false);
    if (written.get()) {
      held.put(
          alarm.key(),
          new Held(
              alarm,
              lane,
              to,
              acknowledgement,
              committed,
              nanoTime.getAsLong(),
              new AtomicBoolean()));
    }
    return written.get();
  }

  /** Asks what became of them. */
  void resolve() {
    if (held.isEmpty()) {
      return;
    }
    List<Held> all = List.copyOf(held.values());
    Optional<Map<String, Optional<Standing>>> answer =
        guard.query(() -> Optional.of(standing(all)), Optional.empty());
    if (answer.isEmpty()) {
      all.stream()
          .filter(each -> !each.taken().get() && isOver(each, times.unknown()))
          .forEach(this::sendFromHere);
      return;
    }
    for (Held each : all) {
      Optional<Standing> standing = answer.get().get(each.key());
      if (standing != null) {
        resolve(each, standing);
      }
    }
  }

  /**
   * Who has each of them that does not wait any more. The order matters: what does not wait when
   * the first question is answered was taken or taken back before the second one is asked.
   */
  private Map<String, Optional<Standing>> standing(List<Held> all) {
    Set<String> waiting = table.waiting();
    List<Held> late =
        all.stream()
            .filter(each -> waiting.contains(each.key()) && isOver(each, times.patience()))
            .toList();
    table.takeBack(late.stream().map(Held::key).toList());
    late.forEach(each -> owners.distrust(each.to()));
    List<String> decided = new ArrayList<>(late.stream().map(Held::key).toList());
    all.stream().map(Held::key).filter(key -> !waiting.contains(key)).forEach(decided::add);
    Map<String, Standing> known =
        table.standing(decided).stream()
            .collect(Collectors.toMap(Standing::alarmKey, Function.identity()));
    return decided.stream()
        .collect(
            Collectors.toMap(
                Function.identity(), key -> Optional.ofNullable(known.get(key)), (a, b) -> a));
  }

  private void resolve(Held each, Optional<Standing> known) {
    if (known.isPresent()) {
      Standing standing = known.get();
      if (standing.isDone()) {
        done(each);
        return;
      }
      if (standing.node().equals(table.self())) {
        if (each.certain() || isOver(each, times.unknown())) {
          sendFromHere(each);
        }
        return;
      }
      if (standing.alive()) {
        each.taken().set(true);
        return;
      }
    }
    Claim claim = guard.query(() -> alarms.claim(each.key()), Claim.IN_FLIGHT);
    if (claim == Claim.DONE) {
      done(each);
    } else if (claim == Claim.MINE) {
      sendFromHere(each);
    }
  }

  private void done(Held each) {
    if (held.remove(each.key(), each)) {
      each.acknowledgement().release(null);
    }
  }

  private void sendFromHere(Held each) {
    if (held.remove(each.key(), each)) {
      own.send(each.lane(), each.alarm(), each.acknowledgement());
    }
  }

  private boolean isOver(Held each, Duration time) {
    return nanoTime.getAsLong() - each.since() > time.toNanos();
  }

  /** This replica ends: what nobody has taken is sent from here, the rest goes to the queue. */
  void end() {
    if (held.isEmpty()) {
      return;
    }
    Collection<Held> all = List.copyOf(held.values());
    guard.update(() -> table.takeBack(all.stream().map(Held::key).toList()));
    resolve();
    for (Held each : List.copyOf(held.values())) {
      if (held.remove(each.key(), each)) {
        each.acknowledgement().release(new AlarmInFlightException(each.key()));
      }
    }
  }
}
