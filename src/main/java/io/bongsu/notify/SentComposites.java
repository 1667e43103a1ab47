package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The composite alarms that were sent and are open, and who received them; in memory, the latest
 * {@value #REMEMBERED}. After a restart a part that comes late is sent by itself. Thread-safe.
 */
final class SentComposites {

  private static final int REMEMBERED = 500;

  private record Sent(Alarm alarm, Set<Recipient> people) {}

  private final Map<String, Sent> bySource = new LinkedHashMap<>();

  synchronized void remember(NotificationPlan plan) {
    for (Alarm alarm : plan.burst().alarms()) {
      if (alarm.state() != AlarmState.ALARM) {
        bySource.remove(alarm.source());
      }
    }
    for (Share share : plan.shares()) {
      for (Alarm alarm : CompositeParts.composites(share.alarms())) {
        add(alarm, share.person());
      }
    }
  }

  private void add(Alarm alarm, Recipient person) {
    Sent before = bySource.get(alarm.source());
    if (before == null || !before.alarm().key().equals(alarm.key())) {
      bySource.remove(alarm.source());
      if (bySource.size() >= REMEMBERED) {
        bySource.remove(bySource.keySet().iterator().next());
      }
      before = new Sent(alarm, new HashSet<>());
      bySource.put(alarm.source(), before);
    }
    before.people().add(person);
  }

  synchronized void forget() {
    bySource.clear();
  }

  synchronized List<Alarm> alarms() {
    return bySource.values().stream().map(Sent::alarm).toList();
  }

  synchronized boolean to(Recipient person, Alarm composite) {
    Sent known = bySource.get(composite.source());
    return known != null
        && known.alarm().key().equals(composite.key())
        && known.people().contains(person);
  }
}
