package io.bongsu.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of each alarm, when it was last wrong, and whether anybody was told. */
final class OutageRows {

  /**
   * @param endedAt null while it lasts
   */
  record Row(
      String source, OffsetDateTime beganAt, boolean told, @Nullable OffsetDateTime endedAt) {

    boolean began(Instant atLatest) {
      return !beganAt.toInstant().isAfter(atLatest);
    }

    /** Whether this is the outage that ended then, as far as is known. */
    boolean mayEnd(Instant at) {
      return began(at) && (endedAt == null || endedAt.toInstant().equals(at));
    }
  }

  private final JdbcClient jdbc;

  OutageRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Somebody is told that something is wrong since then, and forgets what was before. */
  void begin(String source, Instant at) {
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

  /** Somebody is told that something is still wrong; if that is news, it is so since then. */
  void goOn(String source, Instant at) {
    int updated =
        jdbc.sql("update outage set told = true where source = :source and ended_at is null")
            .param("source", source)
            .update();
    if (updated == 0) {
      begin(source, at);
    }
  }

  /** Something is wrong and nobody is told; if they were told before, that stands. */
  void beginUntold(String source, Instant at) {
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
  private void insert(String source, Instant at, boolean told) {
    jdbc.sql(
            """
            insert into outage (source, began_at, told)
              select cast(:source as varchar(700)), cast(:at as timestamp with time zone),
                cast(:told as boolean)
              where not exists (select 1 from outage where source = :source)
            """)
        .param("source", source)
        .param("at", Sql.time(at))
        .param("told", told)
        .update();
  }

  void end(String source, Instant at) {
    jdbc.sql(
            "update outage set ended_at = :at"
                + " where source = :source and began_at <= :at and ended_at is null")
        .param("at", Sql.time(at))
        .param("source", source)
        .update();
  }

  List<Row> of(Collection<String> sources) {
    return jdbc.sql(
            "select source, began_at as beganAt, told, ended_at as endedAt"
                + " from outage where source in (:sources)")
        .param("sources", sources)
        .query(Row.class)
        .list();
  }
}
