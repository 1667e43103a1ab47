package io.bongsu.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The texts that SENS holds in reserve, so that they can be cancelled after a restart, too. */
public final class ReservationTable {

  /**
   * A text that may be due at SENS.
   *
   * @param requestId null while it is not known whether SENS has it
   */
  public record ReservationRow(
      String id,
      @Nullable String requestId,
      String text,
      OffsetDateTime bookedAt,
      OffsetDateTime dueAt) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  public ReservationTable(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether the ledger answers a question. */
  public boolean answers() {
    return jdbc.sql("select count(*) from reservation").query(Long.class).single() >= 0;
  }

  /** It is about to be booked. */
  public void booking(String id, String text, Instant due) {
    jdbc.sql(
            "insert into reservation (id, state, text, booked_at, due_at)"
                + " values (:id, 'BOOKING', :text, :now, :due)")
        .param("id", id)
        .param("text", text)
        .param("now", Sql.time(clock.instant()))
        .param("due", Sql.time(due))
        .update();
  }

  /** SENS has it. */
  public void booked(String id, String requestId) {
    jdbc.sql("update reservation set state = 'BOOKED', request_id = :request where id = :id")
        .param("request", requestId)
        .param("id", id)
        .update();
  }

  /** SENS does not have it, or has it no more. */
  public void cancelled(String id) {
    jdbc.sql("update reservation set state = 'CANCELLED' where id = :id").param("id", id).update();
  }

  /** Those that are not due yet and not cancelled, the latest first. */
  public List<ReservationRow> standing() {
    return jdbc.sql(
            """
            select id, request_id as requestId, text, booked_at as bookedAt, due_at as dueAt
            from reservation where state <> 'CANCELLED' and due_at > :now
            order by due_at desc, booked_at desc
            """)
        .param("now", Sql.time(clock.instant()))
        .query(ReservationRow.class)
        .list();
  }

  /** Deletes those that were due before a time. */
  public void removeDue(Instant before) {
    jdbc.sql("delete from reservation where due_at < :before")
        .param("before", Sql.time(before))
        .update();
  }
}
