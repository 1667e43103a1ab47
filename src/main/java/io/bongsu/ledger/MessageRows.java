package io.bongsu.ledger;

import io.bongsu.message.Message;
import io.bongsu.message.Recipient;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The messages that were composed, and what SENS said of them. Statements nest tables and do not
 * join them: H2 keeps the plan that it made when the tables were empty, and a join may then begin
 * at the table that is large later.
 */
final class MessageRows {

  /** A message whose fate is not known, as it stands in the ledger. */
  record Row(
      String id,
      String node,
      String tag,
      String lane,
      String team,
      String serverType,
      String kind,
      @Nullable String subject,
      String text,
      OffsetDateTime composedAt,
      @Nullable OffsetDateTime postedAt) {}

  private final JdbcClient jdbc;
  private final String self;
  private final Clock clock;
  private final RecipientHash hash;

  MessageRows(JdbcClient jdbc, String self, Clock clock, RecipientHash hash) {
    this.jdbc = jdbc;
    this.self = self;
    this.clock = clock;
    this.hash = hash;
  }

  void insert(Message message) {
    jdbc.sql(
            """
            insert into message (id, tag, lane, team, server_type, kind, subject, text, state,
              node_id, attempts, composed_at)
            values (:id, :tag, :lane, :team, :type, :kind, :subject, :text, 'SENDING',
              :node, 0, :now)
            """)
        .param("id", message.id())
        .param("tag", message.tag())
        .param("lane", message.lane())
        .param("team", message.team())
        .param("type", message.serverType())
        .param("kind", message.kind().name())
        .param("subject", message.subject())
        .param("text", message.text())
        .param("node", self)
        .param("now", Sql.time(clock.instant()))
        .update();
    message.keys().forEach(key -> linkAlarm(message, key));
    message.recipients().stream()
        .map(Recipient::number)
        .distinct()
        .forEach(number -> linkRecipient(message, number));
  }

  private void linkAlarm(Message message, String alarmKey) {
    jdbc.sql("insert into message_alarm (message_id, alarm_key) values (:id, :key)")
        .param("id", message.id())
        .param("key", alarmKey)
        .update();
  }

  private void linkRecipient(Message message, String number) {
    jdbc.sql(
            "insert into message_recipient (message_id, recipient_hash, last_four)"
                + " values (:id, :hash, :four)")
        .param("id", message.id())
        .param("hash", hash.of(number))
        .param("four", RecipientHash.lastFour(number))
        .update();
  }

  /** Notes that the message is about to be posted; false if another process has taken it over. */
  boolean posting(String id) {
    int updated =
        jdbc.sql(
                "update message set posted_at = :now, attempts = attempts + 1"
                    + " where id = :id and node_id = :node")
            .param("now", Sql.time(clock.instant()))
            .param("id", id)
            .param("node", self)
            .update();
    return updated == 1 || !isWritten(id);
  }

  /** Whether the message stands in the ledger; it does not if the ledger was broken before. */
  private boolean isWritten(String id) {
    return jdbc.sql("select count(*) from message where id = :id")
            .param("id", id)
            .query(Integer.class)
            .single()
        > 0;
  }

  void accepted(String id, String requestId) {
    settle(id, "ACCEPTED", requestId.substring(0, Math.min(100, requestId.length())));
  }

  void refused(String id) {
    settle(id, "REFUSED", null);
  }

  private void settle(String id, String state, @Nullable String requestId) {
    jdbc.sql(
            "update message set state = :state, request_id = :request, settled_at = :now"
                + " where id = :id")
        .param("state", state)
        .param("request", requestId)
        .param("now", Sql.time(clock.instant()))
        .param("id", id)
        .update();
  }

  /** Alarms of a settled message that no other message has still to tell. */
  List<String> alarmsToldBy(String id) {
    return jdbc.sql(
            """
            select ma.alarm_key from message_alarm ma where ma.message_id = :id
              and not exists (select 1 from message_alarm other
                where other.alarm_key = ma.alarm_key and exists
                  (select 1 from message m where m.id = other.message_id and m.state <> 'ACCEPTED'))
            """)
        .param("id", id)
        .query(String.class)
        .list();
  }

  /** Messages that may have been sent and that no living process works on. */
  List<Row> unsettled(int limit) {
    return jdbc.sql(
            """
            select m.id, m.node_id as node, m.tag, m.lane, m.team, m.server_type as serverType, m.kind,
              m.subject, m.text, m.composed_at as composedAt, m.posted_at as postedAt
            from message m where m.state = 'SENDING' and (m.node_id = :self or not exists
              (select 1 from node n where n.id = m.node_id and n.alive_until > :now))
            order by m.composed_at limit :limit
            """)
        .param("self", self)
        .param("now", Sql.time(clock.instant()))
        .param("limit", limit)
        .query(Row.class)
        .list();
  }

  boolean takeOver(Row message) {
    return jdbc.sql(
                "update message set node_id = :self"
                    + " where id = :id and node_id = :from and state = 'SENDING'")
            .param("self", self)
            .param("id", message.id())
            .param("from", message.node())
            .update()
        == 1;
  }

  /** Those of a team's people that the message is for. */
  List<Recipient> recipients(String id, List<Recipient> team) {
    Set<String> wanted = Set.copyOf(recipientHashes(id));
    return team.stream().filter(person -> wanted.contains(hash.of(person.number()))).toList();
  }

  /**
   * For each alarm, the hashes of those who have been told; alarms that nobody knows are absent.
   */
  Map<String, Set<String>> told(Collection<String> alarmKeys) {
    Map<String, List<String>> alarmsOf = new HashMap<>();
    jdbc.sql(
            """
            select ma.message_id, ma.alarm_key from message_alarm ma
            where ma.alarm_key in (:keys) and exists
              (select 1 from message m where m.id = ma.message_id and m.state = 'ACCEPTED')
            """)
        .param("keys", alarmKeys)
        .query(
            row -> {
              alarmsOf
                  .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                  .add(row.getString(2));
            });
    Map<String, Set<String>> told = new HashMap<>();
    alarmsOf.forEach(
        (message, alarms) -> {
          List<String> hashes = recipientHashes(message);
          alarms.forEach(key -> told.computeIfAbsent(key, any -> new HashSet<>()).addAll(hashes));
        });
    return told;
  }

  private List<String> recipientHashes(String id) {
    return jdbc.sql("select recipient_hash from message_recipient where message_id = :id")
        .param("id", id)
        .query(String.class)
        .list();
  }

  /** Messages of this process that were composed before a time, whose alarms nobody was told of. */
  List<OverdueMessage> overdue(Instant before, int limit) {
    return jdbc.sql(
            """
            select m.id, m.tag, m.lane, m.team, m.text from message m
            where m.state in ('SENDING', 'REFUSED') and m.node_id = :self and m.fallback_at is null
              and m.composed_at < :before
              and not exists (select 1 from message_alarm mine where mine.message_id = m.id and exists
                (select 1 from message_alarm other where other.alarm_key = mine.alarm_key and exists
                  (select 1 from message o where o.id = other.message_id
                    and (o.fallback_at is not null or o.state = 'ACCEPTED'))))
            order by m.composed_at limit :limit
            """)
        .param("self", self)
        .param("before", Sql.time(before))
        .param("limit", limit)
        .query(OverdueMessage.class)
        .list();
  }

  void toldElsewhere(String id) {
    jdbc.sql("update message set fallback_at = :now where id = :id")
        .param("now", Sql.time(clock.instant()))
        .param("id", id)
        .update();
  }

  int removeSettled(Instant before) {
    return jdbc.sql("delete from message where settled_at < :before")
        .param("before", Sql.time(before))
        .update();
  }
}
