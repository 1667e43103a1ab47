package io.bongsu.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When each alarm was last in alarm, and whether that was sent; the column {@code told} says so.
 */
public final class OutageTable {

  /**
   * @param endedAt null while it lasts
   */
  public record Row(
      String source, OffsetDateTime beganAt, boolean sent, @Nullable OffsetDateTime endedAt) {

    boolean began(Instant atLatest) {
      return !beganAt.toInstant().isAfter(atLatest);
    }

    /** Whether this is the outage that ended then, as far as is known. */
    public boolean mayEnd(Instant at) {
      return began(at) && (endedAt == null || endedAt.toInstant().equals(at));
    }
  }

  private final JdbcClient jdbc;

  public OutageTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A message says that the source is in alarm since then; what was before is forgotten. */
  public void begin(String source, Instant at) {
    int updated =
        jdbc.sql(
                "update outage set began_at = :at, told = true, ended_at = null"
                    + " where source = :source and began_at <= :at")
            .param("at", Sql.time(at))
            .param("source", source)
            .update();
    if (updated == 0) {
      insert(source, at, true);
    }
  }

  /** A message says that the source is still in alarm; if no outage is open, it began then. */
  public void goOn(String source, Instant at) {
    int updated =
        jdbc.sql("update outage set told = true where source = :source and ended_at is null")
            .param("source", source)
            .update();
    if (updated == 0) {
      begin(source, at);
    }
  }

  /** The source is in alarm and no message says so; if one said so before, that stands. */
  public void beginUnsent(String source, Instant at) {
    int updated =
        jdbc.sql(
                "update outage set began_at = :at, told = false, ended_at = null"
                    + " where source = :source and began_at <= :at and ended_at is not null")
            .param("at", Sql.time(at))
            .param("source", source)
            .update();
    if (updated == 0) {
      insert(source, at, false);
    }
  }

  /**
   * A row that is there already is newer, or lasts. It is no error, which would end a transaction.
   */
  private void insert(String source, Instant at, boolean sent) {
    jdbc.sql(
            """
            insert into outage (source, began_at, told)
              select cast(:source as varchar(700)), cast(:at as timestamp with time zone),
                cast(:told as boolean)
              where not exists (select 1 from outage where source = :source)
            """)
        .param("source", source)
        .param("at", Sql.time(at))
        .param("told", sent)
        .update();
  }

  public void end(String source, Instant at) {
    jdbc.sql(
            "update outage set ended_at = :at"
                + " where source = :source and began_at <= :at and ended_at is null")
        .param("at", Sql.time(at))
        .param("source", source)
        .update();
  }

  /**
   * An outage that lasts, with what it is of.
   *
   * @param alarm as JSON; null if it was not sent
   */
  public record Described(
      String source, OffsetDateTime beganAt, boolean sent, @Nullable String alarm) {}

  /** Those that last since before a time and whose source begins so, the oldest first. */
  public List<Described> openOf(String prefix, Instant before, int limit) {
    return jdbc.sql(
            """
            select source, began_at as beganAt, told as sent, alarm from outage
            where ended_at is null and began_at < :before
              and substring(source from 1 for :length) = :prefix
            order by began_at limit :limit
            """)
        .param("before", Sql.time(before))
        .param("length", prefix.length())
        .param("prefix", prefix)
        .param("limit", limit)
        .query(Described.class)
        .list();
  }

  /** Those that last, the newest first. */
  public List<Row> open(int limit) {
    return jdbc.sql(
            "select source, began_at as beganAt, told as sent, ended_at as endedAt from outage"
                + " where ended_at is null order by began_at desc limit :limit")
        .param("limit", limit)
        .query(Row.class)
        .list();
  }

  public List<Row> of(Collection<String> sources) {
    return jdbc.sql(
            "select source, began_at as beganAt, told as sent, ended_at as endedAt"
                + " from outage where source in (:sources)")
        .param("sources", sources)
        .query(Row.class)
        .list();
  }
}
