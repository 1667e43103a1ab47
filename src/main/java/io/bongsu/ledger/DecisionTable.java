package io.bongsu.ledger;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was decided about each change of state of an alarm, and why: one row for each change. */
public final class DecisionTable {

  private static final int KEY = 700;
  private static final int NAME = 255;
  private static final int SHORT = 64;
  private static final int WHY = 500;
  private static final int REASON = 1000;

  /**
   * A decision. Texts that are too long are cut, and characters that a database cannot hold are
   * blanks: a decision must never be the reason why an alarm's end is not written.
   *
   * @param key of the change of state
   * @param outcome such as {@code sent} or {@code silenced}
   * @param changedAt when CloudWatch changed the state
   * @param decidedAt when the decision was written
   */
  public record Decision(
      String key,
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
      Instant changedAt,
      Instant decidedAt) {

    public Decision {
      key = line(key, KEY);
      name = line(name, NAME);
      serverType = line(serverType, SHORT);
      team = line(team, SHORT);
      resource = line(resource, NAME);
      why = line(why, WHY);
      lane = line(lane, SHORT);
      reason = line(reason, REASON);
    }

    private static String line(String text, int length) {
      StringBuilder line = new StringBuilder();
      text.codePoints()
          .map(each -> isPlain(each) ? each : ' ')
          .limit(length)
          .forEach(line::appendCodePoint);
      int end = Math.min(length, line.length());
      boolean half = end > 0 && end < line.length() && Character.isLowSurrogate(line.charAt(end));
      return line.substring(0, half ? end - 1 : end);
    }

    private static boolean isPlain(int character) {
      return !Character.isISOControl(character)
          && Character.getType(character) != Character.SURROGATE;
    }
  }

  private final JdbcClient jdbc;

  public DecisionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes the decision; one that was written before about the same change is replaced. */
  public void write(Decision decision) {
    if (insert(decision) == 0) {
      replace(decision);
    }
  }

  /** A row that is there already is no error, which would end a transaction. */
  private int insert(Decision decision) {
    return jdbc.sql(
            """
            insert into decision (alarm_key, name, state, severity, server_type, team, resource, why,
              lane, outcome, reason, changed_at, arrived_at, decided_at)
            select cast(:key as varchar(700)), cast(:name as varchar(255)), cast(:state as varchar(20)),
              cast(:severity as varchar(10)), cast(:type as varchar(64)), cast(:team as varchar(64)),
              cast(:resource as varchar(255)), cast(:why as varchar(500)), cast(:lane as varchar(64)),
              cast(:outcome as varchar(16)), cast(:reason as varchar(1000)),
              cast(:changed as timestamp with time zone),
              coalesce((select seen_at from alarm where alarm_key = :key),
                cast(:decided as timestamp with time zone)),
              cast(:decided as timestamp with time zone)
              where not exists (select 1 from decision where alarm_key = :key)
            """)
        .param("key", decision.key())
        .param("name", decision.name())
        .param("state", decision.state())
        .param("severity", decision.severity())
        .param("type", decision.serverType())
        .param("team", decision.team())
        .param("resource", decision.resource())
        .param("why", decision.why())
        .param("lane", decision.lane())
        .param("outcome", decision.outcome())
        .param("reason", decision.reason())
        .param("changed", Sql.time(decision.changedAt()))
        .param("decided", Sql.time(decision.decidedAt()))
        .update();
  }

  private void replace(Decision decision) {
    jdbc.sql(
            "update decision set lane = :lane, outcome = :outcome, reason = :reason,"
                + " decided_at = :decided where alarm_key = :key")
        .param("lane", decision.lane())
        .param("outcome", decision.outcome())
        .param("reason", decision.reason())
        .param("decided", Sql.time(decision.decidedAt()))
        .param("key", decision.key())
        .update();
  }

  /** Counts copies of a change that was processed before. */
  public void copies(String key, int more) {
    jdbc.sql("update decision set copies = copies + :more where alarm_key = :key")
        .param("more", more)
        .param("key", key)
        .update();
  }

  int remove(Instant before) {
    return jdbc.sql("delete from decision where decided_at < :before")
        .param("before", Sql.time(before))
        .update();
  }
}
