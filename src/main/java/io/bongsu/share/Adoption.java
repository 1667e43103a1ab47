package io.bongsu.share;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmJson;
import io.bongsu.classify.AlarmRepository;
import io.bongsu.ledger.AlarmTable;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.ledger.LedgerGuard;
import io.bongsu.ledger.SharedBurstTable;
import io.bongsu.ledger.SharedBurstTable.Taken;
import io.bongsu.queue.FailedMessages;
import io.bongsu.queue.QueueMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * Takes the alarms that other replicas have handed over to this one. From then on they are this
 * replica's, as if it had received them, only that their queue messages are elsewhere: if one fails
 * here it is freed, and the other replica sends it. Thread-safe.
 */
final class Adoption {

  private final SharedBurstTable table;
  private final AlarmTable alarms;
  private final AlarmRepository repository;
  private final GroupCommit commits;
  private final LedgerGuard guard;
  private final Supplier<FailedMessages> failed;
  private final LongSupplier nanoTime;
  private final AlarmJson json = new AlarmJson();
  private final AtomicBoolean isUncertain = new AtomicBoolean();

  Adoption(
      SharedBurstTable table,
      AlarmTable alarms,
      AlarmRepository repository,
      GroupCommit commits,
      LedgerGuard guard,
      Supplier<FailedMessages> failed,
      LongSupplier nanoTime) {
    this.table = table;
    this.alarms = alarms;
    this.repository = repository;
    this.commits = commits;
    this.guard = guard;
    this.failed = failed;
    this.nanoTime = nanoTime;
  }

  /** An exchange for each alarm that was taken. */
  List<Exchange> take(CamelContext camel) {
    freeWhatIsNotHere();
    return take(table::take, camel);
  }

  /** The same of one group, at most so many. */
  List<Exchange> take(String group, int most, CamelContext camel) {
    return take(() -> table.take(group, most), camel);
  }

  private List<Exchange> take(Supplier<List<Taken>> question, CamelContext camel) {
    long begin = nanoTime.getAsLong();
    AtomicBoolean answered = new AtomicBoolean(true);
    List<Taken> taken =
        guard.query(
            () -> {
              answered.set(false);
              List<Taken> rows = question.get();
              answered.set(true);
              return rows;
            },
            List.of());
    if (!answered.get()) {
      isUncertain.set(true);
    }
    Duration passed = Duration.ofNanos(nanoTime.getAsLong() - begin);
    return taken.stream().flatMap(row -> adopt(row, passed, camel).stream()).toList();
  }

  private Optional<Exchange> adopt(Taken row, Duration passed, CamelContext camel) {
    if (repository.contains(row.alarmKey())) {
      commits.done(row.alarmKey());
      return Optional.empty();
    }
    Optional<Alarm> alarm = json.read(row.alarm());
    if (alarm.isEmpty() || passed.toMillis() >= row.leftMs()) {
      guard.update(() -> alarms.free(row.alarmKey()));
      return Optional.empty();
    }
    return repository.adopt(row.alarmKey())
        ? Optional.of(exchange(alarm.get(), camel))
        : Optional.empty();
  }

  private Exchange exchange(Alarm alarm, CamelContext camel) {
    Exchange exchange = new DefaultExchange(camel);
    exchange.getMessage().setBody(alarm);
    new QueueMessage("of another replica", 0, null, new FailsElsewhere(failed.get()))
        .attach(exchange);
    repository.endWith(exchange, alarm.key());
    return exchange;
  }

  /**
   * After a question whose answer was lost: the ledger may say that this replica has alarms that it
   * has not, and others would wait for them for as long as it lives.
   */
  private void freeWhatIsNotHere() {
    if (isUncertain.get()) {
      guard.update(
          () -> {
            table.inFlight().stream()
                .filter(key -> !repository.isInFlight(key) && !repository.contains(key))
                .forEach(alarms::free);
            isUncertain.set(false);
          });
    }
  }
}
