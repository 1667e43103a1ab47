package io.bongsu.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * CRITICAL alarms that were sent and are not over, with the next reminder and the next escalation.
 * A row is claimed by moving its time on, so that of several processes one works on it.
 */
public final class OpenAlarmTable {

  /** What is repeated: the column that counts it, and the one with its next time. */
  public enum Repetition {
    REMINDER("reminded", "remind_at"),
    ESCALATION("escalated", "escalate_at");

    private final String count;
    private final String next;

    Repetition(String count, String next) {
      this.count = count;
      this.next = next;
    }
  }

  /**
   * One open alarm.
   *
   * @param alarmKey of the change that was sent
   * @param alarm as JSON
   * @param beganAt when it changed
   * @param reminded how many reminders there were since the last acknowledgement
   * @param escalated how many steps of escalation there were since then
   * @param acks how often it was acknowledged
   */
  public record Row(
      String source,
      String alarmKey,
      String team,
      String alarm,
      OffsetDateTime beganAt,
      int reminded,
      @Nullable OffsetDateTime remindAt,
      int escalated,
      @Nullable OffsetDateTime escalateAt,
      int acks) {

    /** When the repetition is due; null for never. */
    public @Nullable OffsetDateTime at(Repetition what) {
      return what == Repetition.REMINDER ? remindAt : escalateAt;
    }

    /** How many there were. */
    public int count(Repetition what) {
      return what == Repetition.REMINDER ? reminded : escalated;
    }
  }

  private static final String COLUMNS =
      """
      source, alarm_key as alarmKey, team, alarm, began_at as beganAt, reminded,
        remind_at as remindAt, escalated, escalate_at as escalateAt, acks
      """;

  private static final String LASTS =
      """
      exists (select 1 from outage o
        where o.source = open_alarm.source and o.ended_at is null)
      """;

  private final JdbcClient jdbc;

  public OpenAlarmTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds an alarm; one that is there already for the same change stays as it is. */
  public void open(Row row) {
    int known =
        jdbc.sql("select count(*) from open_alarm where source = :source and alarm_key = :key")
            .param("source", row.source())
            .param("key", row.alarmKey())
            .query(Integer.class)
            .single();
    if (known > 0) {
      return;
    }
    jdbc.sql("delete from open_alarm where source = :source")
        .param("source", row.source())
        .update();
    jdbc.sql(
            """
            insert into open_alarm
              (source, alarm_key, team, alarm, began_at, remind_at, escalate_at)
            values (:source, :key, :team, :alarm, :began, :remind, :escalate)
            """)
        .param("source", row.source())
        .param("key", row.alarmKey())
        .param("team", row.team())
        .param("alarm", row.alarm())
        .param("began", row.beganAt())
        .param("remind", row.remindAt())
        .param("escalate", row.escalateAt())
        .update();
  }

  /** Removes what is over; how many rows it were. */
  public int removeEnded() {
    return jdbc.sql("delete from open_alarm where not " + LASTS).update();
  }

  /** What is due at a time, the oldest alarm first. */
  public List<Row> due(Repetition what, Instant now) {
    return jdbc.sql(
            "select %s from open_alarm where %s <= :now and %s order by began_at, source"
                .formatted(COLUMNS, what.next, LASTS))
        .param("now", Sql.time(now))
        .query(Row.class)
        .list();
  }

  /** The rows of some alarms. */
  public List<Row> of(Collection<String> sources) {
    return sources.isEmpty()
        ? List.of()
        : jdbc.sql("select " + COLUMNS + " from open_alarm where source in (:sources)")
            .param("sources", sources)
            .query(Row.class)
            .list();
  }

  /** Moves the time on; false if another process has done so, or the alarm is over. */
  public boolean claim(Row row, Repetition what, Instant next) {
    return move(row, what, row.count(what), next);
  }

  /** One more is done; the next is due then, or never. */
  public boolean done(Row row, Repetition what, @Nullable Instant next) {
    return move(row, what, row.count(what) + 1, next);
  }

  private boolean move(Row row, Repetition what, int count, @Nullable Instant next) {
    return jdbc.sql(
                "update open_alarm set %s = :count, %s = :next where source = :source and %s = :at"
                    .formatted(what.count, what.next, what.next))
            .param("count", count)
            .param("next", next == null ? null : Sql.time(next))
            .param("source", row.source())
            .param("at", row.at(what))
            .update()
        == 1;
  }

  /**
   * Somebody has acknowledged it: nothing is repeated until then, and the counts begin anew. False
   * if an earlier acknowledgement still holds, or the alarm has changed since.
   *
   * @param at when
   * @param until how long it holds
   */
  public boolean acknowledge(
      Row row,
      String by,
      Instant at,
      Instant until,
      @Nullable Instant remindAt,
      @Nullable Instant escalateAt) {
    return jdbc.sql(
                """
                update open_alarm set acks = acks + 1, ack_by = :by, ack_until = :until, reminded = 0,
                  escalated = 0, remind_at = :remind, escalate_at = :escalate
                where source = :source and alarm_key = :key
                  and (ack_until is null or ack_until <= :at)
                """)
            .param("by", by)
            .param("until", Sql.time(until))
            .param("remind", remindAt == null ? null : Sql.time(remindAt))
            .param("escalate", escalateAt == null ? null : Sql.time(escalateAt))
            .param("source", row.source())
            .param("key", row.alarmKey())
            .param("at", Sql.time(at))
            .update()
        == 1;
  }

  /**
   * Who has acknowledged an alarm that lasts.
   *
   * @param by null for nobody
   */
  public record Holder(
      String source, String alarmKey, @Nullable String by, @Nullable OffsetDateTime until) {

    /** Who has it at a time; null for nobody. */
    public @Nullable String at(Instant now) {
      return until != null && until.toInstant().isAfter(now) ? by : null;
    }
  }

  /** The holders of those of some alarms that last. */
  public List<Holder> holders(Collection<String> sources) {
    return sources.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select source, alarm_key as alarmKey, ack_by as "by", ack_until as "until"
                from open_alarm where source in (:sources) and %s order by source
                """
                    .formatted(LASTS))
            .param("sources", sources)
            .query(Holder.class)
            .list();
  }

  /** Those of the keys that a message is about already. */
  public Set<String> written(Collection<String> keys) {
    return keys.isEmpty()
        ? Set.of()
        : new HashSet<>(
            jdbc.sql("select distinct alarm_key from message_alarm where alarm_key in (:keys)")
                .param("keys", keys)
                .query(String.class)
                .list());
  }

  /** Whether a phone has a message about the change. */
  public boolean isDelivered(String alarmKey) {
    return jdbc.sql(
                """
                select count(*) from message_alarm ma where ma.alarm_key = :key and exists
                  (select 1 from message_recipient r
                    where r.message_id = ma.message_id and r.state = 'DELIVERED')
                """)
            .param("key", alarmKey)
            .query(Integer.class)
            .single()
        > 0;
  }
}
