package io.bongsu.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The alarms that were seen, and what became of them. Where several processes may share the ledger,
 * a claim is a row from the beginning, which the others see. Where one process has it alone, the
 * process remembers its claims itself: a row is written once the alarm was dealt with, and after a
 * crash its messages say what may have been sent.
 */
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

  private record Row(
      @Nullable String state, @Nullable String node, boolean alive, boolean unconfirmed) {

    boolean isDone() {
      return "DONE".equals(state);
    }
  }

  private final JdbcClient jdbc;
  private final JdbcOperations batches;
  private final String self;
  private final boolean alone;
  private final Clock clock;

  /**
   * @param alone whether no other process can have the database open
   */
  public AlarmTable(
      JdbcClient jdbc, JdbcOperations batches, String self, boolean alone, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.self = self;
    this.alone = alone;
    this.clock = clock;
  }

  /**
   * Where others share the ledger it writes first and asks only if a row stands there already, for
   * most alarms are new.
   */
  public Claim claim(String key) {
    if (!alone && insert(key)) {
      return Claim.MINE;
    }
    Row known = find(key);
    if (known.isDone()) {
      return Claim.DONE;
    }
    String node = known.node();
    if (known.unconfirmed() || node == null) {
      return known.unconfirmed() || !alone ? Claim.IN_FLIGHT : Claim.MINE;
    }
    boolean busy = known.alive() && !node.equals(self);
    return !busy && takeOver(key, node) ? Claim.MINE : Claim.IN_FLIGHT;
  }

  private Row find(String key) {
    return jdbc.sql(
            """
            select (select a.state from alarm a where a.alarm_key = :key) as state,
              (select a.node_id from alarm a where a.alarm_key = :key) as node,
              exists (select 1 from node n where n.alive_until > :now and n.id =
                (select a.node_id from alarm a where a.alarm_key = :key)) as alive,
              exists (select 1 from message_alarm ma where ma.alarm_key = :key and exists
                (select 1 from message m where m.id = ma.message_id and m.state = 'SENDING')) as unconfirmed
            """)
        .param("key", key)
        .param("now", Sql.time(clock.instant()))
        .query(Row.class)
        .single();
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
    done(List.of(key));
  }

  /** The same of several alarms. A row that is not there is no error, which would end a group. */
  void done(Collection<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    OffsetDateTime now = Sql.time(clock.instant());
    List<String> ordered = keys.stream().sorted().toList();
    int[] updated =
        batches.batchUpdate(
            "update alarm set state = 'DONE', done_at = ? where alarm_key = ?",
            ordered.stream().map(key -> new Object[] {now, key}).toList());
    List<Object[]> missing = new ArrayList<>();
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        missing.add(new Object[] {ordered.get(i), self, now, now, ordered.get(i)});
      }
    }
    if (!missing.isEmpty()) {
      batches.batchUpdate(
          """
          insert into alarm (alarm_key, state, node_id, seen_at, done_at)
            select cast(? as varchar(700)), 'DONE', cast(? as varchar(36)),
              cast(? as timestamp with time zone), cast(? as timestamp with time zone)
            where not exists (select 1 from alarm where alarm_key = ?)
          """,
          missing);
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
