package io.bongsu.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which replica collects which group of alarms, and the alarms that others hand over to it. Who has
 * an alarm is one row: the one of {@link AlarmTable}, whose process changes in the statement that
 * takes the alarm. All times are the database's, so that no two machines' clocks are compared. For
 * PostgreSQL only; one process with H2 shares nothing.
 */
public final class SharedBurstTable {

  /**
   * An alarm that this process has taken from another one.
   *
   * @param alarm as JSON
   * @param leftMs for how long it still may be taken; otherwise its process takes it back
   */
  public record Taken(String alarmKey, String lane, String alarm, long leftMs) {

    /** Without the alarm: this may reach a log. */
    @Override
    public String toString() {
      return "Taken[" + alarmKey + "]";
    }
  }

  /**
   * Who has an alarm.
   *
   * @param alive whether that process lives
   */
  public record Standing(String alarmKey, String state, String node, boolean alive) {

    public boolean isDone() {
      return state.equals("DONE");
    }
  }

  private static final int AT_ONCE = 500;

  private static final String TAKE =
      """
      with taken as (
        delete from handed_over where (alarm_key, from_node) in
          (select h.alarm_key, h.from_node from handed_over h
           where h.to_node = :self and h.adopt_by > clock_timestamp() %s
           order by h.adopt_by limit :most)
        returning alarm_key, from_node, lane, alarm, adopt_by)
      update alarm a set node_id = :self from taken t
      where a.alarm_key = t.alarm_key and a.node_id = t.from_node and a.state = 'IN_FLIGHT'
      returning a.alarm_key as alarmKey, t.lane, t.alarm,
        cast(extract(epoch from (t.adopt_by - clock_timestamp())) * 1000 as bigint) as leftMs
      """;

  private final JdbcClient jdbc;
  private final String self;

  public SharedBurstTable(JdbcClient jdbc, String self) {
    this.jdbc = jdbc;
    this.self = self;
  }

  /** This process's name in the ledger. */
  public String self() {
    return self;
  }

  /** The process that collects a group from now on: this one if no living one does. */
  public String owner(String group) {
    return jdbc.sql(
            """
            insert into burst_owner (group_key, node_id) values (:group, :self)
            on conflict (group_key) do update set node_id = case when exists
              (select 1 from node n where n.id = burst_owner.node_id and n.leased_until > clock_timestamp())
              then burst_owner.node_id else excluded.node_id end
            returning node_id
            """)
        .param("group", group)
        .param("self", self)
        .query(String.class)
        .single();
  }

  /** The groups that this process collects. */
  public Set<String> owned() {
    return Set.copyOf(
        jdbc.sql("select group_key from burst_owner where node_id = :self")
            .param("self", self)
            .query(String.class)
            .list());
  }

  /** Collects these groups no longer. */
  public void release(Collection<String> groups) {
    if (!groups.isEmpty()) {
      jdbc.sql("delete from burst_owner where node_id = :self and group_key in (:groups)")
          .param("self", self)
          .param("groups", groups)
          .update();
    }
  }

  /** What the database's clock shows. */
  public Instant now() {
    return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }

  /** Hands an alarm over; false if this process does not have it. */
  public boolean handOver(
      String key, String lane, String group, String alarm, String to, Instant adoptBy) {
    return jdbc.sql(
                """
                insert into handed_over (alarm_key, from_node, to_node, lane, group_key, alarm, adopt_by)
                  select a.alarm_key, a.node_id, :to, :lane, :group, :alarm, :by
                  from alarm a where a.alarm_key = :key and a.node_id = :self and a.state = 'IN_FLIGHT'
                """)
            .param("to", to)
            .param("lane", lane)
            .param("group", group)
            .param("alarm", alarm)
            .param("by", Sql.time(adoptBy))
            .param("key", key)
            .param("self", self)
            .update()
        == 1;
  }

  /** Takes alarms that were handed over to this process. */
  public List<Taken> take() {
    return jdbc.sql(TAKE.formatted(""))
        .param("self", self)
        .param("most", AT_ONCE)
        .query(Taken.class)
        .list();
  }

  /** The same of one group. */
  public List<Taken> take(String group, int most) {
    return jdbc.sql(TAKE.formatted("and h.group_key = :group"))
        .param("self", self)
        .param("group", group)
        .param("most", most)
        .query(Taken.class)
        .list();
  }

  /** Keys of the alarms that this process has handed over and that nobody has taken yet. */
  public Set<String> waiting() {
    return Set.copyOf(
        jdbc.sql("select alarm_key from handed_over where from_node = :self")
            .param("self", self)
            .query(String.class)
            .list());
  }

  /** From now on nobody can take these; who has them says {@link #standing}. */
  public void takeBack(Collection<String> keys) {
    for (List<String> some : parts(keys)) {
      jdbc.sql("delete from handed_over where from_node = :self and alarm_key in (:keys)")
          .param("self", self)
          .param("keys", some)
          .update();
    }
  }

  /** Who has these alarms; without those that nobody has. */
  public List<Standing> standing(Collection<String> keys) {
    List<Standing> all = new ArrayList<>();
    for (List<String> some : parts(keys)) {
      all.addAll(
          jdbc.sql(
                  """
                  select a.alarm_key as alarmKey, a.state, a.node_id as node, exists
                    (select 1 from node n where n.id = a.node_id and n.leased_until > clock_timestamp()) as alive
                  from alarm a where a.alarm_key in (:keys)
                  """)
              .param("keys", some)
              .query(Standing.class)
              .list());
    }
    return all;
  }

  private static List<List<String>> parts(Collection<String> keys) {
    List<String> all = List.copyOf(keys);
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return parts;
  }

  /** Keys of the alarms that are in flight in this process as far as the ledger knows. */
  public List<String> inFlight() {
    return jdbc.sql("select alarm_key from alarm where node_id = :self and state = 'IN_FLIGHT'")
        .param("self", self)
        .query(String.class)
        .list();
  }

  /** Removes what processes have left that ended. */
  public void removeLeft() {
    jdbc.sql("delete from handed_over where adopt_by < clock_timestamp() - interval '1' hour")
        .update();
    jdbc.sql(
            """
            delete from burst_owner where not exists
              (select 1 from node n where n.id = burst_owner.node_id and n.leased_until > clock_timestamp())
            """)
        .update();
  }
}
