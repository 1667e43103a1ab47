package io.bongsu.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Alarms that are withheld from one person until a time. A row stays until a message with its alarm
 * was accepted for that person, so a crash at any point loses none.
 */
public final class WaitingTable {

  /**
   * One alarm that waits for one person.
   *
   * @param recipientHash keyed hash of the person's number
   * @param alarm as JSON
   * @param since when the alarm changed its state
   */
  public record Row(
      String recipientHash, String alarmKey, String source, String alarm, OffsetDateTime since) {}

  /** A message that has, or may still have, the alarm of a row for its person. */
  private static final String CARRIED =
      """
      exists (select 1 from message_alarm ma where ma.alarm_key = waiting.alarm_key
        and exists (select 1 from message m where m.id = ma.message_id and m.state in (:states))
        and exists (select 1 from message_recipient mr where mr.message_id = ma.message_id
          and mr.recipient_hash = waiting.recipient_hash))
      """;

  private final JdbcClient jdbc;

  public WaitingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a row; one that is there already keeps its time. */
  public void put(Row row, Instant due) {
    jdbc.sql(
            """
            insert into waiting (recipient_hash, alarm_key, source, alarm, since, due_at)
              select cast(:hash as varchar(44)), cast(:key as varchar(700)),
                cast(:source as varchar(640)), cast(:alarm as varchar(60000)),
                cast(:since as timestamp with time zone), cast(:due as timestamp with time zone)
              where not exists
                (select 1 from waiting where recipient_hash = :hash and alarm_key = :key)
            """)
        .param("hash", row.recipientHash())
        .param("key", row.alarmKey())
        .param("source", row.source())
        .param("alarm", row.alarm())
        .param("since", row.since())
        .param("due", Sql.time(due))
        .update();
  }

  /** Forgets older changes of the row's alarm that wait for the same person. */
  public void removeOlder(Row row) {
    jdbc.sql(
            "delete from waiting where recipient_hash = :hash and source = :source"
                + " and alarm_key <> :key and since <= :since")
        .param("hash", row.recipientHash())
        .param("source", row.source())
        .param("key", row.alarmKey())
        .param("since", row.since())
        .update();
  }

  /** Lets a row wait until another time. */
  public void postpone(Row row, Instant due) {
    jdbc.sql("update waiting set due_at = :due where recipient_hash = :hash and alarm_key = :key")
        .param("due", Sql.time(due))
        .param("hash", row.recipientHash())
        .param("key", row.alarmKey())
        .update();
  }

  /** What would be due for a person at one time is due at another. */
  public void move(String recipientHash, Instant from, Instant to) {
    jdbc.sql("update waiting set due_at = :to where recipient_hash = :hash and due_at = :from")
        .param("hash", recipientHash)
        .param("to", Sql.time(to))
        .param("from", Sql.time(from))
        .update();
  }

  /** Whether a message has, or may still have, the alarm of the row for its person. */
  public boolean isCarried(Row row) {
    return jdbc.sql(
                "select count(*) from waiting where recipient_hash = :hash and alarm_key = :key and "
                    + CARRIED)
            .param("hash", row.recipientHash())
            .param("key", row.alarmKey())
            .param("states", List.of("SENDING", "ACCEPTED"))
            .query(Integer.class)
            .single()
        > 0;
  }

  public void remove(String recipientHash, String alarmKey) {
    jdbc.sql("delete from waiting where recipient_hash = :hash and alarm_key = :key")
        .param("hash", recipientHash)
        .param("key", alarmKey)
        .update();
  }

  /** Removes what an accepted message has carried; how many rows it were. */
  public int removeSent() {
    return jdbc.sql("delete from waiting where " + CARRIED)
        .param("states", List.of("ACCEPTED"))
        .update();
  }

  /** Those for whom something is due that no message under way carries. */
  public List<String> due(Instant now) {
    return jdbc.sql(
            "select distinct recipient_hash from waiting where due_at <= :now and not " + CARRIED)
        .param("now", Sql.time(now))
        .param("states", List.of("SENDING", "ACCEPTED"))
        .query(String.class)
        .list();
  }

  /**
   * Takes what is due for a person, in the order of the changes; it is due again at a later time
   * unless a message has carried it until then. Empty if another process has just taken it.
   */
  public List<Row> take(String recipientHash, Instant now, Instant again) {
    int taken =
        jdbc.sql(
                "update waiting set due_at = :again"
                    + " where recipient_hash = :hash and due_at <= :now and not "
                    + CARRIED)
            .param("again", Sql.time(again))
            .param("hash", recipientHash)
            .param("now", Sql.time(now))
            .param("states", List.of("SENDING", "ACCEPTED"))
            .update();
    return taken == 0 ? List.of() : rows(recipientHash, again);
  }

  private List<Row> rows(String recipientHash, Instant due) {
    return jdbc.sql(
            """
            select recipient_hash as recipientHash, alarm_key as alarmKey, source, alarm, since
            from waiting where recipient_hash = :hash and due_at = :due order by since
            """)
        .param("hash", recipientHash)
        .param("due", Sql.time(due))
        .query(Row.class)
        .list();
  }
}
