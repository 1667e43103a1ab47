package io.bongsu.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Silences made by hand, with what they were until their end. */
public final class SilenceTable {

  /**
   * @param severity null for all but CRITICAL
   */
  public record Row(
      String id,
      String alarm,
      @Nullable String severity,
      OffsetDateTime fromAt,
      OffsetDateTime untilAt,
      String note) {}

  private final JdbcClient jdbc;

  public SilenceTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that have not ended yet, the next to end first. */
  public List<Row> open(Instant now) {
    return jdbc.sql(
            "select id, alarm, severity, from_at as fromAt, until_at as untilAt, note from silence"
                + " where until_at > :now order by until_at")
        .param("now", Sql.time(now))
        .query(Row.class)
        .list();
  }

  /** Begins a silence and gives its id. */
  public String begin(
      String alarm, @Nullable String severity, Instant from, Instant until, String note) {
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            "insert into silence (id, alarm, severity, from_at, until_at, note)"
                + " values (:id, :alarm, :severity, :from, :until, :note)")
        .param("id", id)
        .param("alarm", alarm)
        .param("severity", severity)
        .param("from", Sql.time(from))
        .param("until", Sql.time(until))
        .param("note", note)
        .update();
    return id;
  }

  /** Ends a silence now; false if there is no such open one. */
  public boolean end(String id, Instant now) {
    return jdbc.sql("update silence set until_at = :now where id = :id and until_at > :now")
            .param("now", Sql.time(now))
            .param("id", id)
            .update()
        == 1;
  }

  int remove(Instant before) {
    return jdbc.sql("delete from silence where until_at < :before")
        .param("before", Sql.time(before))
        .update();
  }
}
