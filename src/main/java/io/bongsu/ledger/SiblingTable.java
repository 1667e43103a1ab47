package io.bongsu.ledger;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The alarms of the table {@code outage}, found by what they watch and by the name that a text
 * gives them, both as hashes.
 */
public final class SiblingTable {

  /** At most so many are read at once; a text has room for fewer. */
  private static final int MOST = 500;

  /**
   * @param alarm as JSON, in the state that was sent
   * @param endedAt when it was OK again; null while it lasts
   */
  public record Row(String alarm, @Nullable OffsetDateTime endedAt) {}

  private final JdbcClient jdbc;

  public SiblingTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Describes an outage that stands in the ledger. */
  public void describe(String source, String thingHash, String nameHash, String alarm) {
    jdbc.sql(
            "update outage set thing_hash = :thing, name_hash = :name, alarm = :alarm"
                + " where source = :source")
        .param("thing", thingHash)
        .param("name", nameHash)
        .param("alarm", alarm)
        .param("source", source)
        .update();
  }

  /** Alarms with one of these things or names, without those of these sources; latest first. */
  public List<Row> find(
      Collection<String> things, Collection<String> names, Collection<String> sources) {
    return jdbc.sql(
            """
            select alarm, ended_at as endedAt from (
              select source, alarm, ended_at, began_at from outage where thing_hash in (:things)
              union
              select source, alarm, ended_at, began_at from outage where name_hash in (:names)
            ) known where source not in (:sources)
            order by began_at desc limit :most
            """)
        .param("things", things)
        .param("names", names)
        .param("sources", sources)
        .param("most", MOST)
        .query(Row.class)
        .list();
  }
}
