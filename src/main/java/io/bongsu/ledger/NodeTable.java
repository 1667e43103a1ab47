package io.bongsu.ledger;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The processes that share the ledger, each alive until its heartbeats stop. */
public final class NodeTable {

  private final JdbcClient jdbc;
  private final String self;
  private final Duration aliveFor;

  public NodeTable(JdbcClient jdbc, String self, Duration aliveFor) {
    this.jdbc = jdbc;
    this.self = self;
    this.aliveFor = aliveFor;
  }

  /** Says that this process lives, for {@code aliveFor} by its own clock and by the database's. */
  public void beat(Instant now) {
    int updated =
        jdbc.sql(
                "update node set alive_until = :until, leased_until = "
                    + lease()
                    + " where id = :id")
            .param("until", Sql.time(now.plus(aliveFor)))
            .param("id", self)
            .update();
    if (updated == 0) {
      jdbc.sql(
              "insert into node (id, alive_until, leased_until) values (:id, :until, "
                  + lease()
                  + ")")
          .param("id", self)
          .param("until", Sql.time(now.plus(aliveFor)))
          .update();
    }
  }

  private String lease() {
    return "current_timestamp + interval '%d.%03d' second"
        .formatted(aliveFor.toSeconds(), aliveFor.toMillisPart());
  }

  /** Says that this process ends, so that others need not wait for its heartbeats to be missed. */
  public void leave() {
    jdbc.sql("delete from node where id = :id").param("id", self).update();
  }

  /** Says that all other processes are gone: where only one can have the database open. */
  public void forgetOthers() {
    jdbc.sql("delete from node where id <> :id").param("id", self).update();
  }

  public int alive(Instant now) {
    return jdbc.sql("select count(*) from node where alive_until > :now")
        .param("now", Sql.time(now))
        .query(Integer.class)
        .single();
  }

  int removeDead(Instant before) {
    return jdbc.sql("delete from node where alive_until < :before")
        .param("before", Sql.time(before))
        .update();
  }
}
