package io.bongsu.workbench.preview;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Classification;
import io.bongsu.alarm.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one document.
 *
 * @param number its place in the order of time, from 1
 * @param origin where it was written, such as {@code alarms.jsonl:3}
 * @param at when it arrived
 * @param shapes what it was read as, from the outside in, such as SNS envelope, SNS alarm
 * @param alarm what it says; null if it is no alarm
 * @param lane the lane it took; null if it took none
 * @param window the burst in which it was gathered; null if it was in none
 * @param outcome what was decided in the end
 * @param because why, in a sentence; null where the outcome says it all
 * @param messages numbers of the messages that name it
 */
public record PreviewedAlarm(
    int number,
    String origin,
    Instant at,
    List<String> shapes,
    @Nullable Read alarm,
    @Nullable String lane,
    @Nullable Window window,
    String outcome,
    @Nullable String because,
    List<Integer> messages) {

  /** The outcome of an alarm that a message names; the word is that of the HTTP interface. */
  public static final String SENT = "told";

  /** The outcome of a document that would go to the dead-letter queue. */
  public static final String UNREADABLE = "unreadable";

  public PreviewedAlarm {
    shapes = List.copyOf(shapes);
    messages = List.copyOf(messages);
  }

  /**
   * What was read, and what it means to us. The last five are null for an alarm that was dealt with
   * before, which is not classified.
   *
   * @param changed when CloudWatch changed its state
   * @param why which rules gave the four answers before it
   */
  public record Read(
      String name,
      AlarmState state,
      Instant changed,
      @Nullable String resource,
      @Nullable String serverType,
      @Nullable Severity severity,
      @Nullable String team,
      @Nullable String why) {

    static Read of(Alarm alarm) {
      Classification known = alarm.classification();
      return new Read(
          alarm.label(),
          alarm.state(),
          alarm.stateChangeTime(),
          known == null ? null : known.resource(),
          known == null ? null : known.serverType(),
          known == null ? null : known.severity(),
          known == null ? null : known.team(),
          known == null ? null : known.why());
    }
  }

  /**
   * How long a burst was open.
   *
   * @param opened when its first alarm came
   * @param closed when it was due or full
   * @param alarms how many it held
   */
  public record Window(Instant opened, Instant closed, int alarms) {}

  /**
   * Whether a critical alarm goes to nobody; a copy and a change that flaps are covered by others.
   */
  public boolean losesCritical() {
    return alarm != null
        && alarm.severity() == Severity.CRITICAL
        && alarm.state() == AlarmState.ALARM
        && messages.isEmpty()
        && !outcome.equals("flapping");
  }
}
