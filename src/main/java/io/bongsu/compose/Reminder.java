package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.notify.Recipient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Alarms that were sent and are still open, for people who are notified of them again.
 *
 * @param label key of the text's label: {@link #STILL}, {@link #ESCALATED} or {@link #ACKNOWLEDGED}
 * @param burst the alarms
 * @param people at least one
 * @param lasted since the first of the alarms was sent
 * @param keys what the ledger calls this repetition of each alarm
 * @param by who has acknowledged the alarms, for a text that says so; null for any other
 */
public record Reminder(
    String label,
    Burst burst,
    List<Recipient> people,
    Duration lasted,
    List<String> keys,
    @Nullable String by) {

  public static final String STILL = "label.still";
  public static final String ESCALATED = "label.escalated";
  public static final String ACKNOWLEDGED = "label.acknowledged";

  /** Bytes of a name in a label. */
  static final int NAME_BYTES = 16;

  public Reminder {
    people = List.copyOf(people);
    keys = List.copyOf(keys);
    by = by == null ? null : name(by);
  }

  private static String name(String by) {
    String clean = SmsText.cut(SmsText.clean(by), NAME_BYTES);
    return clean.isEmpty() ? "?" : clean;
  }

  public Reminder(
      String label, Burst burst, List<Recipient> people, Duration lasted, List<String> keys) {
    this(label, burst, people, lasted, keys, null);
  }

  /** The same of alarms that somebody has acknowledged. */
  public Reminder by(String name) {
    return new Reminder(label, burst, people, lasted, keys, name);
  }

  /** Whether somebody is still to do something. */
  boolean asks() {
    return by == null;
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
