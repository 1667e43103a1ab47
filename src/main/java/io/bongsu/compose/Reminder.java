package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.notify.Recipient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Alarms that were sent and are still open, for people who are notified of them again.
 *
 * @param label key of the text's label: {@link #STILL} or {@link #ESCALATED}
 * @param burst the alarms
 * @param people at least one
 * @param lasted since the first of the alarms was sent
 * @param keys what the ledger calls this repetition of each alarm
 */
public record Reminder(
    String label, Burst burst, List<Recipient> people, Duration lasted, List<String> keys) {

  public static final String STILL = "label.still";
  public static final String ESCALATED = "label.escalated";

  public Reminder {
    people = List.copyOf(people);
    keys = List.copyOf(keys);
  }

  /** Which repetition it is, for logs and metrics. */
  public String lane() {
    return burst.lane();
  }

  /** How long the first of the alarms has lasted, for logs. */
  public long minutes() {
    return lasted.toMinutes();
  }

  public String team() {
    return burst.team();
  }

  /** Names of the alarms on one line, for logs. */
  public String labels() {
    String names = burst.alarms().stream().map(Alarm::label).collect(Collectors.joining(", "));
    return SmsText.cut(SmsText.clean(names), 200);
  }
}
