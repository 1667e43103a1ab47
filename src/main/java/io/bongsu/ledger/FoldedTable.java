package io.bongsu.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Alarms that were not sent because a composite alarm that names them was. A row is claimed by
 * moving its time on, so that of several processes one works on it.
 */
public final class FoldedTable {

  /**
   * One alarm that is part of another.
   *
   * @param source of the alarm
   * @param composite source of the composite alarm
   * @param alarm as JSON
   * @param since when the alarm changed
   * @param dueAt when it is looked at next
   */
  public record Row(
      String source,
      String alarmKey,
      String composite,
      String alarm,
      OffsetDateTime since,
      OffsetDateTime dueAt) {}

  private final JdbcClient jdbc;

  public FoldedTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds an alarm in the place of an earlier change of it. */
  public void put(Row row) {
    jdbc.sql("delete from folded where source = :source").param("source", row.source()).update();
    jdbc.sql(
            """
            insert into folded (source, alarm_key, composite, alarm, since, due_at)
            values (:source, :key, :composite, :alarm, :since, :due)
            """)
        .param("source", row.source())
        .param("key", row.alarmKey())
        .param("composite", row.composite())
        .param("alarm", row.alarm())
        .param("since", row.since())
        .param("due", row.dueAt())
        .update();
  }

  /** Removes the alarms that are over, or were sent since; how many rows it were. */
  public int removeOver(Instant now) {
    return jdbc.sql(
            """
            delete from folded where due_at <= :now and exists (select 1 from outage o
              where o.source = folded.source and (o.told or o.ended_at >= folded.since))
            """)
        .param("now", Sql.time(now))
        .update();
  }

  /** Alarms that lasted longer than their composite one, the oldest first. */
  public List<Row> due(Instant now) {
    return jdbc.sql(
            """
            select source, alarm_key as alarmKey, composite, alarm, since, due_at as dueAt
            from folded where due_at <= :now and not exists (select 1 from outage o
              where o.source = folded.composite and o.ended_at is null)
            order by since, source
            """)
        .param("now", Sql.time(now))
        .query(Row.class)
        .list();
  }

  /** Moves the time on; false if another process has done so. */
  public boolean claim(Row row, Instant next) {
    return jdbc.sql(
                "update folded set due_at = :next"
                    + " where source = :source and alarm_key = :key and due_at = :due")
            .param("next", Sql.time(next))
            .param("source", row.source())
            .param("key", row.alarmKey())
            .param("due", row.dueAt())
            .update()
        == 1;
  }

  public void remove(String source, String alarmKey) {
    jdbc.sql("delete from folded where source = :source and alarm_key = :key")
        .param("source", source)
        .param("key", alarmKey)
        .update();
  }
}
