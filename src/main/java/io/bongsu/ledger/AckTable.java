package io.bongsu.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links by which people acknowledge, what each is about, and who has acknowledged. */
public final class AckTable {

  /** A link that nobody used is forgotten so long after it has expired. */
  private static final Duration UNUSED = Duration.ofDays(1);

  private static final int MAX_NAME = 64;

  /**
   * A link that is about to be sent.
   *
   * @param name of its person, as the text for the others has it
   * @param number of its person's phone; only the hash is written
   */
  public record NewLink(String token, String tag, String name, String number, Instant expiresAt) {

    public NewLink {
      name = name.substring(0, Math.min(MAX_NAME, name.length()));
    }

    /** Without token and number: this may reach a log. */
    @Override
    public String toString() {
      return "NewLink[#" + tag + "]";
    }
  }

  /** A link. */
  public record LinkRow(
      String token,
      String tag,
      String name,
      String hash,
      OffsetDateTime expiresAt,
      @Nullable OffsetDateTime ackedAt,
      @Nullable OffsetDateTime notifyAt) {

    /** Without the token: this may reach a log. */
    @Override
    public String toString() {
      return "LinkRow[#" + tag + "]";
    }
  }

  /**
   * An alarm that a link is about.
   *
   * @param alarmKey of the change of state
   * @param taken whether the link's acknowledgement counts for it
   */
  public record AlarmRow(String source, String alarmKey, boolean taken) {}

  private static final String COLUMNS =
      """
      token, tag, name, recipient_hash as hash, expires_at as expiresAt, acked_at as ackedAt,
        notify_at as notifyAt
      """;

  private final JdbcClient jdbc;
  private final RecipientHash hash;

  public AckTable(JdbcClient jdbc, RecipientHash hash) {
    this.jdbc = jdbc;
    this.hash = hash;
  }

  /** Adds a link; one that is there already is about these alarms, too. */
  public void add(NewLink link, List<AlarmRow> alarms) {
    insert(link);
    alarms.forEach(alarm -> insert(link.token(), alarm.source(), alarm.alarmKey()));
  }

  /** Adds a link about the alarms of another one. */
  public void addLike(String token, NewLink link) {
    add(link, alarms(token));
  }

  private void insert(NewLink link) {
    jdbc.sql(
            """
            insert into ack_link (token, tag, name, recipient_hash, expires_at)
            select cast(:token as varchar(16)), cast(:tag as varchar(8)), cast(:name as varchar(64)),
              cast(:hash as varchar(44)), cast(:expires as timestamp with time zone)
              where not exists (select 1 from ack_link where token = :token)
            """)
        .param("token", link.token())
        .param("tag", link.tag())
        .param("name", link.name())
        .param("hash", hash.of(link.number()))
        .param("expires", Sql.time(link.expiresAt()))
        .update();
  }

  private void insert(String token, String source, String alarmKey) {
    jdbc.sql(
            """
            insert into ack_alarm (token, source, alarm_key)
            select cast(:token as varchar(16)), cast(:source as varchar(640)),
              cast(:key as varchar(700))
              where not exists (select 1 from ack_alarm where token = :token and source = :source)
            """)
        .param("token", token)
        .param("source", source)
        .param("key", alarmKey)
        .update();
  }

  public Optional<LinkRow> link(String token) {
    return link(token, "");
  }

  /** The same, locked until the end of the transaction. */
  public Optional<LinkRow> lock(String token) {
    return link(token, " for update");
  }

  private Optional<LinkRow> link(String token, String lock) {
    return jdbc.sql("select " + COLUMNS + " from ack_link where token = :token" + lock)
        .param("token", token)
        .query(LinkRow.class)
        .optional();
  }

  /** What a link is about. */
  public List<AlarmRow> alarms(String token) {
    return jdbc.sql(
            "select source, alarm_key as alarmKey, taken from ack_alarm where token = :token"
                + " order by source")
        .param("token", token)
        .query(AlarmRow.class)
        .list();
  }

  /**
   * The person of a link has acknowledged.
   *
   * @param taken the alarms for which that counts
   * @param now when the others are to be notified, if there are such alarms
   */
  public void acknowledged(String token, Instant at, List<AlarmRow> taken, Instant now) {
    jdbc.sql("update ack_link set acked_at = :at, notify_at = :notify where token = :token")
        .param("at", Sql.time(at))
        .param("notify", taken.isEmpty() ? null : Sql.time(now))
        .param("token", token)
        .update();
    for (AlarmRow alarm : taken) {
      jdbc.sql("update ack_alarm set taken = true where token = :token and source = :source")
          .param("token", token)
          .param("source", alarm.source())
          .update();
    }
  }

  /** Acknowledgements of which the others are to be notified now, the oldest first. */
  public List<LinkRow> toNotify(Instant now) {
    return jdbc.sql(
            "select " + COLUMNS + " from ack_link where notify_at <= :now order by acked_at, token")
        .param("now", Sql.time(now))
        .query(LinkRow.class)
        .list();
  }

  /** Moves the time on, or takes it away; false if another process has done so. */
  public boolean claim(LinkRow link, @Nullable Instant next) {
    return jdbc.sql(
                "update ack_link set notify_at = :next where token = :token and notify_at = :at")
            .param("next", next == null ? null : Sql.time(next))
            .param("token", link.token())
            .param("at", link.notifyAt())
            .update()
        == 1;
  }

  /** Hashes of the numbers that have a link about one of the changes. */
  public Set<String> recipients(Collection<String> alarmKeys) {
    return alarmKeys.isEmpty()
        ? Set.of()
        : jdbc
            .sql(
                "select distinct recipient_hash from ack_link where token in"
                    + " (select token from ack_alarm where alarm_key in (:keys))")
            .param("keys", alarmKeys)
            .query(String.class)
            .list()
            .stream()
            .collect(Collectors.toSet());
  }

  int remove(Instant before, Instant now) {
    return jdbc.sql(
            "delete from ack_link where expires_at < :before"
                + " or (acked_at is null and expires_at < :unused)")
        .param("before", Sql.time(before))
        .param("unused", Sql.time(now.minus(UNUSED)))
        .update();
  }
}
