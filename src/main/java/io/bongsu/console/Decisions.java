package io.bongsu.console;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.ParsedDocument.Ignored;
import io.bongsu.burst.ReducedBurst;
import io.bongsu.classify.AlarmOutcomes;
import io.bongsu.compose.Message;
import io.bongsu.console.NotedDecisions.Noted;
import io.bongsu.ledger.DecisionTable;
import io.bongsu.ledger.GroupCommit;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Withheld;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Collects what the stages decide about each alarm, and writes it when the alarm is done, in the
 * transaction that says so: one row for each alarm and no commit of its own. What belongs to no
 * alarm in hand (copies, ignored events) is written with the next one. Thread-safe.
 */
public final class Decisions implements AlarmOutcomes {

  private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

  private final NotedDecisions noted = new NotedDecisions();
  private final DecisionTable table;
  private final TransactionOperations transaction;
  private final GroupCommit commits;
  private final Clock clock;
  private final Map<String, Counter> counts;

  Decisions(
      DecisionTable table,
      TransactionOperations transaction,
      GroupCommit commits,
      MeterRegistry registry,
      Clock clock) {
    this.counts =
        Outcomes.ALL.stream()
            .collect(Collectors.toMap(Function.identity(), reason -> count(registry, reason)));
    this.table = table;
    this.transaction = transaction;
    this.commits = commits;
    this.clock = clock;
  }

  private static Counter count(MeterRegistry registry, String reason) {
    return Counter.builder("bongsu.decisions")
        .description("alarms by what was decided about them")
        .tag("reason", reason)
        .register(registry);
  }

  /** An outcome of a route of the user's own is in the history, and not a label. */
  private void count(String reason) {
    Counter count = counts.get(reason);
    if (count != null) {
      count.increment();
    }
  }

  /**
   * What the status stage reports.
   *
   * @param outcome the status route's id without {@code status-}
   * @param body what that route is about
   */
  public void decided(String outcome, @Nullable Object body) {
    if (body instanceof Alarm alarm) {
      alarm(outcome, alarm);
    } else if (body instanceof ReducedBurst burst) {
      List<Alarm> alarms =
          outcome.equals(Outcomes.TRANSIENT) ? burst.transients() : burst.unneeded();
      alarms.forEach(alarm -> note(alarm, burst.lane(), outcome, Outcomes.reason(outcome)));
    } else if (body instanceof Withheld withheld) {
      String reason = withheld.reason() + " (" + names(withheld.people()) + ")";
      String rule = Outcomes.ofRule(withheld.rule());
      withheld.alarms().forEach(alarm -> note(alarm, "", rule, reason));
    } else if (body instanceof Message message) {
      String became = outcome.equals("accepted") ? Outcomes.SENT : outcome;
      message.reported().forEach(alarm -> note(alarm, message.lane(), became, ""));
    } else if (body instanceof Ignored ignored) {
      other(outcome, ignored.what(), ignored.why());
    }
  }

  private void alarm(String outcome, Alarm alarm) {
    if (outcome.equals(Outcomes.DUPLICATE)) {
      count(outcome);
      noted.copy(alarm.key());
    } else {
      note(alarm, "", outcome, Outcomes.reason(outcome));
    }
  }

  private void note(Alarm alarm, String lane, String outcome, String reason) {
    noted.add(new Noted(alarm, lane, outcome, reason));
  }

  private void other(String outcome, String what, String why) {
    String key = outcome + "|" + UUID.randomUUID();
    count(outcome);
    noted.other(
        new DecisionTable.Decision(
            key, what, "", "", "", "", "", "", "", outcome, why, clock.instant(), clock.instant()));
  }

  private static String names(List<Recipient> people) {
    return people.stream()
        .map(each -> each.name() == null ? each.masked() : each.name() + " " + each.masked())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void done(String key, Runnable write) {
    Noted decision = noted.take(key);
    together(write, decision == null ? null : decision(key, decision));
  }

  /** An alarm that goes back to the queue is decided again; only a refusal is kept until then. */
  @Override
  public void failed(String key, Runnable write) {
    Noted decision = noted.take(key);
    boolean refused = decision != null && decision.outcome().equals(Outcomes.REFUSED);
    together(write, decision != null && refused ? decision(key, decision) : null);
  }

  private DecisionTable.Decision decision(String key, Noted noted) {
    Alarm alarm = noted.alarm();
    count(noted.outcome());
    return new DecisionTable.Decision(
        key,
        alarm.name(),
        alarm.state().name(),
        alarm.severity().name(),
        alarm.serverType(),
        alarm.team(),
        alarm.resource(),
        alarm.why(),
        noted.lane(),
        noted.outcome(),
        noted.reason(),
        alarm.stateChangeTime(),
        clock.instant());
  }

  /** The alarm's end matters more than its reason: if both cannot be written, the end is. */
  private void together(Runnable write, DecisionTable.@Nullable Decision decision) {
    try {
      transaction.executeWithoutResult(
          status -> {
            write.run();
            if (decision != null) {
              table.write(decision);
            }
          });
    } catch (DataAccessException failed) {
      // Its message may have the value, which is somebody else's text.
      LOG.warn("a decision could not be written: {}", failed.getClass().getSimpleName());
      write.run();
    }
  }

  /** Writes what belongs to no alarm in hand, and what waits; before somebody reads. */
  public void flush() {
    commits.writeRest();
    NotedDecisions.Rest rest = noted.takeRest();
    if (!rest.isEmpty()) {
      transaction.executeWithoutResult(
          status -> {
            rest.others().forEach(table::write);
            rest.copies().forEach(table::copies);
          });
    }
  }
}
