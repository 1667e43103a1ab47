package io.bongsu.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The alarms that were seen, and what became of them. */
public final class AlarmTable {

  /** What the ledger says of an alarm that arrives. */
  public enum Claim {
    /** No process has it: it is ours now. */
    MINE,
    /** It was dealt with. */
    DONE,
    /** A process works on it, or a message about it is not confirmed yet. */
    IN_FLIGHT
  }

  private record Row(String state, String node, boolean alive, boolean unconfirmed) {

    boolean isDone() {
      return "DONE".equals(state);
    }
  }

  private final JdbcClient jdbc;
  private final String self;
  private final Clock clock;

  public AlarmTable(JdbcClient jdbc, String self, Clock clock) {
    this.jdbc = jdbc;
    this.self = self;
    this.clock = clock;
  }

  /** Writes first and asks only if it stands there already, for most alarms are new. */
  public Claim claim(String key) {
    if (insert(key)) {
      return Claim.MINE;
    }
    Optional<Row> row = find(key);
    if (row.isEmpty()) {
      return Claim.IN_FLIGHT;
    }
    Row known = row.get();
    if (known.isDone()) {
      return Claim.DONE;
    }
    boolean busy = (known.alive() && !known.node().equals(self)) || known.unconfirmed();
    return !busy && takeOver(key, known.node()) ? Claim.MINE : Claim.IN_FLIGHT;
  }

  private Optional<Row> find(String key) {
    return jdbc.sql(
            """
            select a.state, a.node_id as node,
              exists (select 1 from node n where n.id = a.node_id and n.alive_until > :now) as alive,
              exists (select 1 from message_alarm ma where ma.alarm_key = a.alarm_key and exists
                (select 1 from message m where m.id = ma.message_id and m.state = 'SENDING')) as unconfirmed
            from alarm a where a.alarm_key = :key
            """)
        .param("key", key)
        .param("now", Sql.time(clock.instant()))
        .query(Row.class)
        .optional();
  }

  private boolean insert(String key) {
    try {
      jdbc.sql(
              "insert into alarm (alarm_key, state, node_id, seen_at)"
                  + " values (:key, 'IN_FLIGHT', :node, :now)")
          .param("key", key)
          .param("node", self)
          .param("now", Sql.time(clock.instant()))
          .update();
      return true;
    } catch (DuplicateKeyException known) {
      return false;
    }
  }

  private boolean takeOver(String key, String from) {
    return jdbc.sql(
                "update alarm set node_id = :node"
                    + " where alarm_key = :key and node_id = :from and state = 'IN_FLIGHT'")
            .param("key", key)
            .param("node", self)
            .param("from", from)
            .update()
        == 1;
  }

  /** Those of the keys that were processed, or are being processed. */
  public Set<String> known(Collection<String> keys) {
    return keys.isEmpty()
        ? Set.of()
        : Set.copyOf(
            jdbc.sql("select alarm_key from alarm where alarm_key in (:keys)")
                .param("keys", keys)
                .query(String.class)
                .list());
  }

  /** Says that the alarm was dealt with; also of one that could not be claimed when it came. */
  public void done(String key) {
    int updated =
        jdbc.sql("update alarm set state = 'DONE', done_at = :now where alarm_key = :key")
            .param("key", key)
            .param("now", Sql.time(clock.instant()))
            .update();
    if (updated == 0 && insert(key)) {
      done(key);
    }
  }

  /**
   * Frees an alarm that failed. If a message about it may have been sent, the row stays, with no
   * process working on it, until that message is confirmed.
   */
  public void free(String key) {
    jdbc.sql(
            """
            update message set node_id = '' where node_id = :node and state = 'SENDING'
              and id in (select message_id from message_alarm where alarm_key = :key)
            """)
        .param("node", self)
        .param("key", key)
        .update();
    jdbc.sql(
            """
            delete from alarm where alarm_key = :key and state = 'IN_FLIGHT' and node_id = :node
              and not exists (select 1 from message_alarm ma where ma.alarm_key = :key and exists
                (select 1 from message m where m.id = ma.message_id and m.state = 'SENDING'))
            """)
        .param("node", self)
        .param("key", key)
        .update();
    jdbc.sql("update alarm set node_id = '' where alarm_key = :key and node_id = :node")
        .param("node", self)
        .param("key", key)
        .update();
  }

  int removeDone(Instant before) {
    return jdbc.sql("delete from alarm where done_at < :before")
        .param("before", Sql.time(before))
        .update();
  }
}
