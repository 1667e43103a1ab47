package io.bongsu.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of accepted messages at their recipients. A leg is one message to one recipient on
 * one channel. Each process works on its own messages and on those of dead ones.
 */
public final class ReceiptTable {

  /** A message with recipients whose result is not known. */
  public record OpenRow(
      String id,
      String tag,
      String team,
      String channel,
      String requestId,
      OffsetDateTime acceptedAt) {}

  /** A recipient of a message. */
  public record LegRow(
      String messageId,
      String hash,
      String lastFour,
      @Nullable String person,
      String channel,
      String state) {}

  /** The result of a leg. */
  public record Result(
      String messageId,
      String hash,
      boolean delivered,
      String sensId,
      @Nullable String carrier,
      @Nullable String code) {}

  /** A leg that did not reach its phone in time, with the message to send on another channel. */
  public record DueRow(
      String messageId,
      String root,
      String hash,
      String channel,
      String tag,
      String lane,
      String team,
      String serverType,
      String kind,
      @Nullable String subject,
      String text) {}

  /**
   * Legs of the messages about the same alarms: what was tried and whether it can still succeed.
   */
  public record FamilyRow(String hash, String channel, String state, boolean passedOn) {

    public boolean isDelivered() {
      return state.equals("DELIVERED");
    }

    /** Whether its result may still come, or its failure still be handled. */
    public boolean isOpen() {
      return !passedOn && !isDelivered();
    }
  }

  private static final String MINE =
      " and (m.node_id = :self or not exists"
          + " (select 1 from node n where n.id = m.node_id and n.alive_until > :now))";

  /** Ids in one statement. */
  private static final int LOT = 500;

  private final JdbcClient jdbc;
  private final String self;
  private final Clock clock;

  public ReceiptTable(JdbcClient jdbc, String self, Clock clock) {
    this.jdbc = jdbc;
    this.self = self;
    this.clock = clock;
  }

  /** Messages accepted after a time, some of whose recipients have no result; oldest first. */
  public List<OpenRow> open(Instant acceptedAfter) {
    return withoutResult().stream()
        .flatMap(ids -> open(ids, acceptedAfter).stream())
        .sorted(Comparator.comparing(OpenRow::acceptedAt))
        .toList();
  }

  /**
   * Ids of messages some of whose recipients have no result, in lots. A statement of its own:
   * joined with the messages, H2 begins with all that were ever accepted.
   */
  private List<List<String>> withoutResult() {
    List<String> ids =
        jdbc.sql("select distinct message_id from message_recipient where state = 'ACCEPTED'")
            .query(String.class)
            .list();
    return IntStream.iterate(0, from -> from < ids.size(), from -> from + LOT)
        .mapToObj(from -> ids.subList(from, Math.min(from + LOT, ids.size())))
        .toList();
  }

  private List<OpenRow> open(List<String> ids, Instant acceptedAfter) {
    return jdbc.sql(
            """
            select m.id, m.tag, m.team, m.request_id as requestId, m.settled_at as acceptedAt,
              (select min(c.channel) from message_recipient c where c.message_id = m.id) as channel
            from message m where m.id in (:ids) and m.state = 'ACCEPTED' and m.settled_at > :after
            """
                + MINE)
        .param("ids", ids)
        .param("after", Sql.time(acceptedAfter))
        .param("self", self)
        .param("now", Sql.time(clock.instant()))
        .query(OpenRow.class)
        .list();
  }

  /** The recipients of a message. */
  public List<LegRow> legs(String messageId) {
    return jdbc.sql(
            """
            select message_id as messageId, recipient_hash as hash, last_four as lastFour, person,
              channel, state from message_recipient where message_id = :id
            """)
        .param("id", messageId)
        .query(LegRow.class)
        .list();
  }

  /** Writes a result; false if there is one already. */
  public boolean complete(Result result) {
    return jdbc.sql(
                """
                update message_recipient set state = :state, sens_id = :sens, carrier = :carrier,
                  code = :code, completed_at = :now
                where message_id = :id and recipient_hash = :hash and state = 'ACCEPTED'
                """)
            .param("state", result.delivered() ? "DELIVERED" : "FAILED")
            .param("sens", head(result.sensId(), 100))
            .param("carrier", head(result.carrier(), 16))
            .param("code", head(result.code(), 8))
            .param("now", Sql.time(clock.instant()))
            .param("id", result.messageId())
            .param("hash", result.hash())
            .update()
        == 1;
  }

  /** Gives up on results of messages that were accepted before a time; returns how many. */
  public int expire(Instant acceptedBefore) {
    return withoutResult().stream().mapToInt(ids -> expire(ids, acceptedBefore)).sum();
  }

  private int expire(List<String> ids, Instant acceptedBefore) {
    return jdbc.sql(
            """
            update message_recipient set state = 'EXPIRED', completed_at = :now
            where state = 'ACCEPTED' and message_id in (select m.id from message m
              where m.id in (:ids) and m.state = 'ACCEPTED' and m.settled_at <= :before)
            """)
        .param("now", Sql.time(clock.instant()))
        .param("ids", ids)
        .param("before", Sql.time(acceptedBefore))
        .update();
  }

  /**
   * Legs that failed, or were accepted before a time and have no result, and that nothing has taken
   * over.
   *
   * @param criticalOnly whether messages about no critical alarm are left out
   */
  public List<DueRow> due(Instant acceptedBefore, boolean criticalOnly, int limit) {
    return jdbc.sql(
            """
            select m.id as messageId, coalesce(m.origin, m.id) as root, r.recipient_hash as hash,
              r.channel, m.tag, m.lane, m.team, m.server_type as serverType, m.kind, m.subject, m.text
            from message_recipient r inner join message m on m.id = r.message_id
            where r.state in ('FAILED', 'ACCEPTED') and r.next_at is null
              and (m.critical or :all)
              and ((m.state = 'ACCEPTED' and (r.state = 'FAILED' or m.settled_at <= :before
                  or m.settled_at > :future))
                or (m.state = 'REFUSED' and r.state = 'FAILED'))
            """
                + MINE
                + " order by m.settled_at limit :limit")
        .param("all", !criticalOnly)
        .param("before", Sql.time(acceptedBefore))
        .param("future", Sql.time(clock.instant().plus(Sql.SKEW)))
        .param("self", self)
        .param("now", Sql.time(clock.instant()))
        .param("limit", limit)
        .query(DueRow.class)
        .list();
  }

  /** Takes a leg over; false if that happened before. Within the transaction of what follows. */
  public boolean passOn(DueRow leg) {
    return jdbc.sql(
                "update message_recipient set next_at = :now where message_id = :id"
                    + " and recipient_hash = :hash and next_at is null and state <> 'DELIVERED'")
            .param("now", Sql.time(clock.instant()))
            .param("id", leg.messageId())
            .param("hash", leg.hash())
            .update()
        == 1;
  }

  /**
   * The legs of all messages about the alarms of a message, those on other channels included. Locks
   * the messages until the end of the transaction, so that two processes do not each wait for the
   * other's leg.
   */
  public List<FamilyRow> family(String root) {
    List<String> roots =
        jdbc.sql(
                """
                select m.id from message m where m.id = :root or m.id in (select ma.message_id
                  from message_alarm ma where ma.alarm_key in
                    (select mine.alarm_key from message_alarm mine where mine.message_id = :root))
                order by m.id for update
                """)
            .param("root", root)
            .query(String.class)
            .list();
    return jdbc.sql(
            """
            select r.recipient_hash as hash, r.channel, r.state, (r.next_at is not null) as passedOn
            from message_recipient r where r.message_id in
              (select m.id from message m where m.id in (:roots) or m.origin in (:roots))
            """)
        .param("roots", roots)
        .query(FamilyRow.class)
        .list();
  }

  /** No channel is left, and no phone has the message. */
  public void unreached(String root) {
    jdbc.sql("update message set unreached_at = :now, node_id = :self where id = :id")
        .param("now", Sql.time(clock.instant()))
        .param("self", self)
        .param("id", root)
        .update();
  }

  private static @Nullable String head(@Nullable String text, int length) {
    return text == null ? null : text.substring(0, Math.min(length, text.length()));
  }
}
