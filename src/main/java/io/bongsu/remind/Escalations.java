package io.bongsu.remind;

import io.bongsu.compose.Reminder;
import io.bongsu.ledger.OpenAlarmTable.Repetition;
import io.bongsu.ledger.OpenAlarmTable.Row;
import io.bongsu.notify.Escalation;
import io.bongsu.notify.Recipient;
import io.bongsu.remind.OpenAlarms.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notifies further people of a CRITICAL alarm that nobody has acknowledged: the steps of {@code
 * bongsu.escalation.<team>}. Where there are no acknowledgements, a receipt stands for one.
 * Thread-safe.
 */
public final class Escalations {

  /** Lane of escalations in metrics and the ledger. */
  static final String LANE = "escalate";

  private static final Duration TOGETHER = Duration.ofSeconds(30);

  private final OpenAlarms open;
  private final Escalation escalation;
  private final boolean acknowledged;
  private final Clock clock;

  /**
   * @param acknowledged whether people can acknowledge
   */
  Escalations(OpenAlarms open, Escalation escalation, boolean acknowledged, Clock clock) {
    this.open = open;
    this.escalation = escalation;
    this.acknowledged = acknowledged;
    this.clock = clock;
  }

  private record Step(String team, int number) {}

  /** The escalations that are due, one for each step of a team; none most of the time. */
  public List<Reminder> due() {
    Instant now = clock.instant();
    Map<Step, List<Due>> steps = new LinkedHashMap<>();
    for (Due due : open.take(Repetition.ESCALATION, TOGETHER, this::next)) {
      Row row = due.row();
      if (!acknowledged && open.isDelivered(row)) {
        open.skip(row, Repetition.ESCALATION, null);
      } else {
        Step step = new Step(row.team(), row.escalated());
        steps.computeIfAbsent(step, any -> new ArrayList<>()).add(due);
      }
    }
    List<Reminder> reminders = new ArrayList<>();
    steps.forEach((step, due) -> add(reminders, step, due, now));
    return reminders;
  }

  private void add(List<Reminder> reminders, Step step, List<Due> due, Instant now) {
    List<Recipient> people = escalation.people(step.team(), step.number(), now);
    if (people.isEmpty()) {
      due.forEach(one -> open.skip(one.row(), Repetition.ESCALATION, next(one.row(), now)));
    } else {
      reminders.add(Reminders.reminder(Reminder.ESCALATED, LANE, due, people, now));
    }
  }

  /** The steps' times count from the first text, so the gap is the difference of two of them. */
  private @Nullable Instant next(Row row, Instant due) {
    Duration reached = escalation.after(row.team(), row.escalated()).orElse(Duration.ZERO);
    return escalation
        .after(row.team(), row.escalated() + 1)
        .map(after -> due.plus(after.minus(reached)))
        .orElse(null);
  }
}
