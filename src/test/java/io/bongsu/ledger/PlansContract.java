package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.compose.Message;
import io.bongsu.deliver.DeliveryLog;
import io.bongsu.support.ClassifiedAlarms;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger reads for one alarm does not grow with what it has. */
abstract class PlansContract extends LedgerContract {

  private static final int SMALL = 20;
  private static final int LARGE = 2_000;

  /** Rows that a statement may read for one alarm, whatever the ledger has. */
  private static final long FEW = 20;

  @Test
  void whatIsReadForAnAlarmDoesNotGrowWithTheLedger() {
    fill(0, SMALL);
    new Way("small", new RowsRead()).go();
    fill(SMALL, LARGE);
    analyze();
    RowsRead large = new RowsRead();
    new Way("large", large).go();

    assertThat(large.byStatement()).hasSizeGreaterThan(8);
    assertThat(large.byStatement())
        .as("rows read by each statement, with %d messages in the ledger", LARGE)
        .allSatisfy((sql, rows) -> assertThat(rows).as(sql).isLessThanOrEqualTo(FEW));
  }

  @Test
  void whatTheTimersReadDoesNotGrowWithTheLedger() {
    fill(0, LARGE);
    jdbc.sql("update message_recipient set state = 'DELIVERED'").update();
    Message last = message("undelivered");
    us.insert(last);
    us.messages.accepted(last.id(), "VR-last");
    analyze();
    RowsRead rows = new RowsRead();
    ReceiptTable receipts =
        new ReceiptTable(JdbcClient.create(new JdbcTemplate(rows.counted(database))), "us", clock);

    Instant before = clock.instant().minusSeconds(60);
    assertThat(receipts.open(before)).hasSize(1);
    receipts.due(before, false, 20);
    receipts.expire(before);

    assertThat(rows.byStatement())
        .as("rows read by each statement, with %d messages in the ledger", LARGE)
        .hasSize(4)
        .allSatisfy((sql, read) -> assertThat(read).as(sql).isLessThanOrEqualTo(FEW));
  }

  /** PostgreSQL learns how large its tables are by itself, a minute later. */
  abstract void analyze();

  private void fill(int from, int to) {
    IntStream.range(from, to)
        .forEach(
            i -> {
              Message message = message("filled-" + i);
              us.insert(message);
              us.messages.accepted(message.id(), "VR-" + i);
            });
    us.alarms.done(IntStream.range(from, to).mapToObj(i -> key("filled-" + i)).toList());
  }

  /** One alarm from its claim to its end, and a copy of it. */
  private final class Way {

    private final Alarm alarm;
    private final AlarmTable alarms;
    private final AlarmTable shared;
    private final MessageTable messages;
    private final MessageHistory history;
    private final OutageTable outages;

    Way(String resource, RowsRead rows) {
      alarm = ClassifiedAlarms.of(resource);
      JdbcTemplate counted = new JdbcTemplate(rows.counted(database));
      JdbcClient client = JdbcClient.create(counted);
      alarms = new AlarmTable(client, counted, "us", true, clock);
      shared = new AlarmTable(client, counted, "us", false, clock);
      messages = new MessageTable(client, counted, "us", clock, us.hash);
      history = new MessageHistory(client, us.hash);
      outages = new OutageTable(client);
    }

    void go() {
      Message message = message(List.of(alarm), ON_CALL);
      alarms.claim(alarm.key());
      history.notified(List.of(alarm.key()));
      outages.begin(alarm.source(), alarm.stateChangeTime());
      messages.insert(DeliveryLog.entry(message));
      messages.posting(message.id());
      history.isAcceptedElsewhere(message.id());
      messages.unconfirmed(20);
      messages.accepted(message.id(), "VR-1");
      history.alarmsDoneBy(message.id());
      alarms.done(alarm.key());
      alarms.claim(alarm.key());
      shared.free(alarm.key());
    }
  }
}
