package io.bongsu.console;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes on now. Times are ISO 8601; numbers are masked.
 *
 * @param queue messages that wait; null if the queue does not answer
 * @param held alarms taken from the queue and not acknowledged yet
 */
record Now(
    String at,
    @Nullable Integer queue,
    @Nullable Integer dead,
    int held,
    List<OpenAlarm> alarms,
    List<Open> bursts,
    Map<String, Component> health,
    Budget budget,
    Map<String, List<OnDuty>> onCall,
    List<Silenced> silences) {

  /**
   * @param sent whether a message says so
   * @param acknowledgedBy who has acknowledged it; null for nobody
   */
  record OpenAlarm(String alarm, String since, boolean sent, @Nullable String acknowledgedBy) {}

  record Open(String lane, String group, int size, String due) {}

  record Component(String status, Map<String, Object> details) {}

  record Budget(String month, long won, long limit, boolean digestsStop, boolean spent) {}

  record OnDuty(@Nullable String person, String phone, String why) {}

  record Silenced(String id, String alarm, @Nullable String severity, String until, String note) {}
}
