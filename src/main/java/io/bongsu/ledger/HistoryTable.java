package io.bongsu.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads what was decided about alarms, and what became of their messages. It writes nothing. */
public final class HistoryTable {

  /** Ends the key of the message that says that an alarm flaps. */
  private static final String BEGUN = "|BEGUN";

  /**
   * Which decisions are wanted; null for all.
   *
   * @param alarm a glob over the name, or over the resource
   * @param person name of a person, or the last four digits of a number
   * @param before the last row of the page before; null for the first page
   */
  public record Filter(
      Instant since,
      Instant until,
      @Nullable String alarm,
      @Nullable String person,
      @Nullable String tag,
      @Nullable String outcome,
      @Nullable Position before) {}

  /** A place in the order of rows, newest first. */
  public record Position(Instant at, String key) {}

  /** One decision. */
  public record DecisionRow(
      String alarmKey,
      String name,
      String state,
      String severity,
      String serverType,
      String team,
      String resource,
      String why,
      String lane,
      String outcome,
      String reason,
      int copies,
      OffsetDateTime changedAt,
      OffsetDateTime arrivedAt,
      OffsetDateTime decidedAt) {}

  /** A message about an alarm, at one of its recipients. */
  public record MessageRow(
      String alarmKey,
      String id,
      String tag,
      String kind,
      String text,
      String state,
      OffsetDateTime composedAt,
      @Nullable OffsetDateTime acceptedAt,
      @Nullable String person,
      String lastFour,
      String channel,
      String receipt,
      @Nullable String carrier,
      @Nullable String code,
      @Nullable OffsetDateTime completedAt) {}

  /** Who has acknowledged an alarm. */
  public record AckRow(String alarmKey, String name, OffsetDateTime ackedAt) {}

  private final JdbcClient jdbc;

  public HistoryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Decisions, newest first. */
  public List<DecisionRow> decisions(Filter filter, int limit) {
    StatementSpec statement =
        jdbc.sql(
                """
                select alarm_key as alarmKey, name, state, severity, server_type as serverType, team,
                  resource, why, lane, outcome, reason, copies, changed_at as changedAt,
                  arrived_at as arrivedAt, decided_at as decidedAt
                from decision d where decided_at >= :since and decided_at < :until
                """
                    + conditions(filter)
                    + " order by decided_at desc, alarm_key desc limit :limit")
            .param("since", Sql.time(filter.since()))
            .param("until", Sql.time(filter.until()))
            .param("limit", limit);
    return parameters(statement, filter).query(DecisionRow.class).list();
  }

  private static String conditions(Filter filter) {
    String messages =
        " and exists (select 1 from message_alarm ma where ma.alarm_key in"
            + " (d.alarm_key, d.alarm_key || '"
            + BEGUN
            + "') and exists (select 1 from ";
    return (filter.alarm() == null
            ? ""
            : " and (lower(name) like :alarm escape '!' or lower(resource) like :alarm escape '!')")
        + (filter.outcome() == null ? "" : " and outcome = :outcome")
        + (filter.person() == null
            ? ""
            : messages
                + "message_recipient r where r.message_id = ma.message_id"
                + " and (lower(r.person) = :person or r.last_four = :person)))")
        + (filter.tag() == null
            ? ""
            : messages + "message m where m.id = ma.message_id and m.tag = :tag))")
        + (filter.before() == null
            ? ""
            : " and (decided_at < :at or (decided_at = :at and alarm_key < :key))");
  }

  private static StatementSpec parameters(StatementSpec statement, Filter filter) {
    StatementSpec with = statement;
    with = filter.alarm() == null ? with : with.param("alarm", like(filter.alarm()));
    with = filter.outcome() == null ? with : with.param("outcome", filter.outcome());
    with =
        filter.person() == null
            ? with
            : with.param("person", filter.person().toLowerCase(Locale.ROOT));
    with = filter.tag() == null ? with : with.param("tag", tag(filter.tag()));
    Position before = filter.before();
    return before == null
        ? with
        : with.param("at", Sql.time(before.at())).param("key", before.key());
  }

  private static String tag(String text) {
    return text.replace("#", "").toUpperCase(Locale.ROOT);
  }

  private static String like(String glob) {
    return glob.toLowerCase(Locale.ROOT)
        .replace("!", "!!")
        .replace("%", "!%")
        .replace("_", "!_")
        .replace('*', '%')
        .replace('?', '_');
  }

  /** The messages about these alarms, oldest first, once for each recipient. */
  public List<MessageRow> messages(Collection<String> alarmKeys) {
    List<String> keys =
        alarmKeys.stream().flatMap(key -> java.util.stream.Stream.of(key, key + BEGUN)).toList();
    return keys.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select ma.alarm_key as alarmKey, m.id, m.tag, m.kind, m.text, m.state,
                  m.composed_at as composedAt, m.settled_at as acceptedAt, r.person,
                  r.last_four as lastFour, r.channel, r.state as receipt, r.carrier, r.code,
                  r.completed_at as completedAt
                from message_alarm ma
                  join message m on m.id = ma.message_id
                  join message_recipient r on r.message_id = m.id
                where ma.alarm_key in (:keys) order by m.composed_at, r.last_four
                """)
            .param("keys", keys)
            .query(MessageRow.class)
            .list();
  }

  /** Who has acknowledged these changes of state, in the order of time. */
  public List<AckRow> acknowledgements(Collection<String> alarmKeys) {
    return alarmKeys.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select a.alarm_key as alarmKey, l.name, l.acked_at as ackedAt
                from ack_alarm a join ack_link l on l.token = a.token
                where a.taken and a.alarm_key in (:keys) order by l.acked_at
                """)
            .param("keys", alarmKeys)
            .query(AckRow.class)
            .list();
  }

  /** Without the ending of the message that says that an alarm flaps. */
  public static String change(String alarmKey) {
    return alarmKey.endsWith(BEGUN)
        ? alarmKey.substring(0, alarmKey.length() - BEGUN.length())
        : alarmKey;
  }
}
