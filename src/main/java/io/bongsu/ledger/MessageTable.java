package io.bongsu.ledger;

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
public final class MessageTable {

  /**
   * A message that is about to be sent.
   *
   * @param kind SMS or LMS
   * @param subject of an LMS; null for none
   * @param alarmKeys keys of the alarms or notices that it is about
   * @param numbers of its recipients; only their hashes and last four digits are written
   */
  public record NewMessage(
      String id,
      String tag,
      String lane,
      String team,
      String serverType,
      String kind,
      @Nullable String subject,
      String text,
      List<String> alarmKeys,
      List<String> numbers) {

    /** Without text and numbers: this may reach a log. */
    @Override
    public String toString() {
      return "NewMessage[#" + tag + ", " + numbers.size() + " recipients]";
    }
  }

  /** A message that may have been sent and is not confirmed, as it stands in the ledger. */
  public record UnconfirmedRow(
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

  /** A message that SENS has not accepted in time. */
  public record OverdueRow(String id, String tag, String lane, String team, String text) {}

  private final JdbcClient jdbc;
  private final String self;
  private final Clock clock;
  private final RecipientHash hash;

  public MessageTable(JdbcClient jdbc, String self, Clock clock, RecipientHash hash) {
    this.jdbc = jdbc;
    this.self = self;
    this.clock = clock;
    this.hash = hash;
  }

  public void insert(NewMessage message) {
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
        .param("kind", message.kind())
        .param("subject", message.subject())
        .param("text", message.text())
        .param("node", self)
        .param("now", Sql.time(clock.instant()))
        .update();
    message.alarmKeys().forEach(key -> linkAlarm(message.id(), key));
    message.numbers().stream().distinct().forEach(number -> linkRecipient(message.id(), number));
  }

  private void linkAlarm(String message, String alarmKey) {
    jdbc.sql("insert into message_alarm (message_id, alarm_key) values (:id, :key)")
        .param("id", message)
        .param("key", alarmKey)
        .update();
  }

  private void linkRecipient(String message, String number) {
    jdbc.sql(
            "insert into message_recipient (message_id, recipient_hash, last_four)"
                + " values (:id, :hash, :four)")
        .param("id", message)
        .param("hash", hash.of(number))
        .param("four", RecipientHash.lastFour(number))
        .update();
  }

  /** Notes that the message is about to be posted; false if another process has taken it over. */
  public boolean posting(String id) {
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

  public void accepted(String id, String requestId) {
    end(id, "ACCEPTED", requestId.substring(0, Math.min(100, requestId.length())));
  }

  public void refused(String id) {
    end(id, "REFUSED", null);
  }

  private void end(String id, String state, @Nullable String requestId) {
    jdbc.sql(
            "update message set state = :state, request_id = :request, settled_at = :now"
                + " where id = :id")
        .param("state", state)
        .param("request", requestId)
        .param("now", Sql.time(clock.instant()))
        .param("id", id)
        .update();
  }

  /** Alarms of an accepted message that no other message still has to carry. */
  public List<String> alarmsDoneBy(String id) {
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
  public List<UnconfirmedRow> unconfirmed(int limit) {
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
        .query(UnconfirmedRow.class)
        .list();
  }

  public boolean takeOver(UnconfirmedRow message) {
    return jdbc.sql(
                "update message set node_id = :self"
                    + " where id = :id and node_id = :from and state = 'SENDING'")
            .param("self", self)
            .param("id", message.id())
            .param("from", message.node())
            .update()
        == 1;
  }

  /** Those of the numbers that the message is for, in their order. */
  public List<String> recipients(String id, Collection<String> numbers) {
    Set<String> wanted = Set.copyOf(recipientHashes(id));
    return numbers.stream().filter(number -> wanted.contains(hash.of(number))).toList();
  }

  /**
   * For each alarm, the hashes of the numbers that an accepted message about it went to; alarms
   * without such a message are absent.
   */
  public Map<String, Set<String>> notified(Collection<String> alarmKeys) {
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
    Map<String, Set<String>> notified = new HashMap<>();
    alarmsOf.forEach(
        (message, alarms) -> {
          List<String> hashes = recipientHashes(message);
          alarms.forEach(
              key -> notified.computeIfAbsent(key, any -> new HashSet<>()).addAll(hashes));
        });
    return notified;
  }

  private List<String> recipientHashes(String id) {
    return jdbc.sql("select recipient_hash from message_recipient where message_id = :id")
        .param("id", id)
        .query(String.class)
        .list();
  }

  /**
   * Messages of this process that were composed before a time, about alarms of which no message was
   * accepted or sent to the fallback topic.
   */
  public List<OverdueRow> overdue(Instant before, int limit) {
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
        .query(OverdueRow.class)
        .list();
  }

  /**
   * When the messages to a person since a time were composed, oldest first, without refused ones.
   */
  public List<OffsetDateTime> composedFor(String recipientHash, Instant since) {
    return jdbc.sql(
            """
            select m.composed_at from message m
            where m.composed_at > :since and m.state <> 'REFUSED' and exists
              (select 1 from message_recipient r
                where r.message_id = m.id and r.recipient_hash = :hash)
            order by m.composed_at
            """)
        .param("since", Sql.time(since))
        .param("hash", recipientHash)
        .query(OffsetDateTime.class)
        .list();
  }

  /** How many phones were sent a message of each kind since a time; refused ones do not count. */
  public Map<String, Long> phonesByKind(Instant since) {
    Map<String, Long> phones = new HashMap<>();
    jdbc.sql(
            """
            select kind, sum(phones) from
              (select m.kind,
                (select count(*) from message_recipient r where r.message_id = m.id) as phones
              from message m where m.composed_at >= :since and m.state <> 'REFUSED') each_message
            group by kind
            """)
        .param("since", Sql.time(since))
        .query(
            row -> {
              phones.put(row.getString(1), row.getLong(2));
            });
    return phones;
  }

  public void sentToFallback(String id) {
    jdbc.sql("update message set fallback_at = :now where id = :id")
        .param("now", Sql.time(clock.instant()))
        .param("id", id)
        .update();
  }

  int removeCompleted(Instant before) {
    return jdbc.sql("delete from message where settled_at < :before")
        .param("before", Sql.time(before))
        .update();
  }
}
