package io.bongsu.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The messages that were composed, and what SENS said of them; {@link MessageHistory} answers what
 * is asked about them. Statements nest tables and do not join them: H2 keeps the plan that it made
 * when the tables were empty, and a join may then begin at the table that is large later.
 */
public final class MessageTable {

  /**
   * A message that is about to be sent.
   *
   * @param kind SMS or LMS
   * @param subject of an LMS; null for none
   * @param alarmKeys keys of the alarms or notices that it is about
   * @param critical whether one of the alarms is
   * @param channel on which it goes, such as {@code sms}
   * @param origin id of the message that this one continues on another channel; null for none
   * @param recipients of the message
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
      boolean critical,
      String channel,
      @Nullable String origin,
      List<NewRecipient> recipients) {

    /** Without text and numbers: this may reach a log. */
    @Override
    public String toString() {
      return "NewMessage[#" + tag + ", " + recipients.size() + " recipients]";
    }
  }

  /**
   * Who receives a message.
   *
   * @param number only its hash and last four digits are written
   * @param person name of the person; null where there is none
   */
  public record NewRecipient(String number, @Nullable String person) {

    private static final int MAX_NAME = 64;

    public NewRecipient {
      person = person == null ? null : person.substring(0, Math.min(MAX_NAME, person.length()));
    }

    /** Without the number: this may reach a log. */
    @Override
    public String toString() {
      return "NewRecipient[" + person + "]";
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
      @Nullable OffsetDateTime postedAt,
      String channel) {}

  /** A message that SENS has not accepted in time. */
  public record OverdueRow(String id, String tag, String lane, String team, String text) {}

  private final JdbcClient jdbc;
  private final JdbcOperations batches;
  private final String self;
  private final Clock clock;
  private final RecipientHash hash;

  public MessageTable(
      JdbcClient jdbc, JdbcOperations batches, String self, Clock clock, RecipientHash hash) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.self = self;
    this.clock = clock;
    this.hash = hash;
  }

  public void insert(NewMessage message) {
    jdbc.sql(
            """
            insert into message (id, tag, lane, team, server_type, kind, subject, text, state,
              node_id, attempts, composed_at, critical, origin)
            values (:id, :tag, :lane, :team, :type, :kind, :subject, :text, 'SENDING',
              :node, 0, :now, :critical, :origin)
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
        .param("critical", message.critical())
        .param("origin", message.origin())
        .update();
    linkAlarms(message);
    linkRecipients(message);
  }

  private void linkAlarms(NewMessage message) {
    batches.batchUpdate(
        "insert into message_alarm (message_id, alarm_key) values (?, ?)",
        message.alarmKeys().stream().map(key -> new Object[] {message.id(), key}).toList());
  }

  private void linkRecipients(NewMessage message) {
    Set<String> numbers = new HashSet<>();
    batches.batchUpdate(
        "insert into message_recipient (message_id, recipient_hash, last_four, person, channel)"
            + " values (?, ?, ?, ?, ?)",
        message.recipients().stream()
            .filter(recipient -> numbers.add(recipient.number()))
            .map(recipient -> row(message, recipient))
            .toList());
  }

  private @Nullable Object[] row(NewMessage message, NewRecipient recipient) {
    return new @Nullable Object[] {
      message.id(),
      hash.of(recipient.number()),
      RecipientHash.lastFour(recipient.number()),
      recipient.person(),
      message.channel()
    };
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

  /** SENS refused the message: none of its recipients gets it. */
  public void refused(String id) {
    end(id, "REFUSED", null);
    jdbc.sql("update message_recipient set state = 'FAILED' where message_id = :id")
        .param("id", id)
        .update();
  }

  /** Some of the recipients of a message, in a message of their own. */
  public record Part(String id, List<String> numbers) {

    /** Without numbers: this may reach a log. */
    @Override
    public String toString() {
      return "Part[" + id + ", " + numbers.size() + " recipients]";
    }
  }

  /** Puts parts in the place of a message, about the same alarms. Within one transaction. */
  public void divide(String id, List<Part> parts) {
    parts.forEach(part -> insert(id, part));
    jdbc.sql("delete from message where id = :id").param("id", id).update();
  }

  private void insert(String whole, Part part) {
    jdbc.sql(
            """
            insert into message (id, tag, lane, team, server_type, kind, subject, text, state,
              node_id, attempts, composed_at, critical, origin)
            select cast(:id as varchar(36)), tag, lane, team, server_type, kind, subject, text, 'SENDING',
              node_id, 0, composed_at, critical, origin from message where id = :whole
            """)
        .param("id", part.id())
        .param("whole", whole)
        .update();
    jdbc.sql(
            "insert into message_alarm (message_id, alarm_key)"
                + " select cast(:id as varchar(36)), alarm_key from message_alarm where message_id = :whole")
        .param("id", part.id())
        .param("whole", whole)
        .update();
    jdbc.sql(
            "update message_recipient set message_id = :id"
                + " where message_id = :whole and recipient_hash in (:hashes)")
        .param("id", part.id())
        .param("whole", whole)
        .param("hashes", part.numbers().stream().map(hash::of).toList())
        .update();
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

  /** Messages that may have been sent and that no living process works on. */
  public List<UnconfirmedRow> unconfirmed(int limit) {
    return jdbc.sql(
            """
            select m.id, m.node_id as node, m.tag, m.lane, m.team, m.server_type as serverType, m.kind,
              m.subject, m.text, m.composed_at as composedAt, m.posted_at as postedAt,
              coalesce((select min(r.channel) from message_recipient r where r.message_id = m.id),
                'sms') as channel
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

  /**
   * Messages of this process that reached no phone, or that were composed before a time, about
   * alarms of which no message was accepted; none about alarms that went to the fallback topic.
   */
  public List<OverdueRow> overdue(Instant before, int limit) {
    return jdbc.sql(
            """
            select m.id, m.tag, m.lane, m.team, m.text from message m
            where m.node_id = :self and m.fallback_at is null
              and not exists (select 1 from message_alarm mine where mine.message_id = m.id and exists
                (select 1 from message_alarm other where other.alarm_key = mine.alarm_key and exists
                  (select 1 from message o where o.id = other.message_id and o.fallback_at is not null)))
              and (m.unreached_at is not null or ((m.composed_at < :before or m.composed_at > :future)
                and (m.state = 'SENDING' or (m.state = 'REFUSED' and m.origin is null))
                and not exists (select 1 from message_alarm mine where mine.message_id = m.id and exists
                  (select 1 from message_alarm other where other.alarm_key = mine.alarm_key and exists
                    (select 1 from message o where o.id = other.message_id and o.state = 'ACCEPTED')))))
            order by m.composed_at limit :limit
            """)
        .param("self", self)
        .param("before", Sql.time(before))
        .param("future", Sql.time(clock.instant().plus(Sql.SKEW)))
        .param("limit", limit)
        .query(OverdueRow.class)
        .list();
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
