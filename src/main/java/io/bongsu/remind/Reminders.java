package io.bongsu.remind;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.compose.Reminder;
import io.bongsu.ledger.OpenAlarmTable.Repetition;
import io.bongsu.notify.Duty;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import io.bongsu.remind.OpenAlarms.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reminds those on duty of the CRITICAL alarms that are still open, one text for each person
 * whatever the teams and server types of the alarms are. Thread-safe.
 */
public final class Reminders {

  /** Lane of reminders in metrics and the ledger. */
  static final String LANE = "remind";

  private final OpenAlarms open;
  private final Recipients recipients;
  private final RemindProperties properties;
  private final Clock clock;

  Reminders(OpenAlarms open, Recipients recipients, RemindProperties properties, Clock clock) {
    this.open = open;
    this.recipients = recipients;
    this.properties = properties;
    this.clock = clock;
  }

  /** The reminders that are due; none most of the time. */
  public List<Reminder> due() {
    Instant now = clock.instant();
    List<Due> due =
        open.take(
            Repetition.REMINDER,
            properties.together(),
            (row, at) -> at.plus(properties.gap(row.reminded() + 1)));
    Map<Recipient, List<Due>> byPerson = new LinkedHashMap<>();
    for (Due one : due) {
      for (Duty duty : recipients.onDuty(one.row().team(), now)) {
        byPerson.computeIfAbsent(duty.recipient(), person -> new ArrayList<>()).add(one);
      }
    }
    Map<List<Due>, List<Recipient>> groups = new LinkedHashMap<>();
    byPerson.forEach(
        (person, alarms) -> groups.computeIfAbsent(alarms, any -> new ArrayList<>()).add(person));
    List<Reminder> reminders = new ArrayList<>();
    groups.forEach(
        (alarms, people) -> reminders.add(reminder(Reminder.STILL, LANE, alarms, people, now)));
    return reminders;
  }

  static Reminder reminder(
      String label, String lane, List<Due> due, List<Recipient> people, Instant now) {
    return reminder(
        label,
        lane,
        due.stream().map(Due::alarm).toList(),
        people,
        due.stream().map(Due::key).toList(),
        now);
  }

  /**
   * @param alarms at least one
   */
  static Reminder reminder(
      String label,
      String lane,
      List<Alarm> alarms,
      List<Recipient> people,
      List<String> keys,
      Instant now) {
    Instant began = alarms.get(0).stateChangeTime();
    for (Alarm alarm : alarms) {
      began = alarm.stateChangeTime().isBefore(began) ? alarm.stateChangeTime() : began;
    }
    return new Reminder(label, new Burst(lane, alarms), people, Duration.between(began, now), keys);
  }
}
