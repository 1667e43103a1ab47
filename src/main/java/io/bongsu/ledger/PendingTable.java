package io.bongsu.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of the ledger still asks for work: whether a program may end that an alarm starts again. */
public final class PendingTable {

  private final JdbcClient jdbc;

  public PendingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether SENS has not accepted a message yet, of whichever process. */
  public boolean hasUnconfirmed() {
    return isAny("select 1 from message where state = 'SENDING'");
  }

  /** Whether an alarm waits for the end of somebody's quiet hours. */
  public boolean hasWaiting() {
    return isAny("select 1 from waiting");
  }

  /** Whether somebody will be reminded of an alarm, or notified of it later. */
  public boolean hasOpen() {
    return isAny("select 1 from open_alarm where remind_at is not null or escalate_at is not null");
  }

  private boolean isAny(String rows) {
    return jdbc.sql("select exists (" + rows + ")").query(Boolean.class).single();
  }

  /** When a message was last composed; the beginning of time if none was. */
  public Instant lastComposed() {
    @Nullable OffsetDateTime last =
        jdbc.sql("select max(composed_at) from message")
            .query((row, number) -> row.getObject(1, OffsetDateTime.class))
            .list()
            .get(0);
    return last == null ? Instant.EPOCH : last.toInstant();
  }
}
