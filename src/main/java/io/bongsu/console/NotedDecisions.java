package io.bongsu.console;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Flapping;
import io.bongsu.ledger.DecisionTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about the alarms in hand and is not written yet, in memory and within a limit.
 * Thread-safe.
 */
final class NotedDecisions {

  /** More than alarms can be in hand. */
  private static final int REMEMBERED = 20_000;

  /** What is known of an alarm in hand. A text that was sent outranks what was withheld. */
  record Noted(Alarm alarm, String lane, String outcome, String reason) {

    Noted and(Noted later) {
      boolean sent = outcome.equals(Outcomes.SENT) && !later.outcome.equals(Outcomes.REFUSED);
      String both =
          reason.isEmpty() || later.reason.isEmpty() || reason.contains(later.reason)
              ? longer(reason, later.reason)
              : reason + "; " + later.reason;
      return new Noted(
          alarm.classification() == null ? later.alarm : alarm,
          sent ? lane : later.lane,
          sent ? outcome : later.outcome,
          both);
    }

    private static String longer(String a, String b) {
      return a.length() >= b.length() ? a : b;
    }
  }

  /** The newest entries of a map. */
  private static final class Recent<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > REMEMBERED;
    }
  }

  private final Map<String, Noted> noted = new Recent<>();
  private final Map<String, Integer> copies = new Recent<>();
  private final Map<String, DecisionTable.Decision> others = new Recent<>();

  /** Added to what is known of its alarm. The begin of flapping stands under the alarm itself. */
  synchronized void add(Noted decision) {
    Alarm alarm = decision.alarm();
    boolean begun = alarm.flapping().phase() == Flapping.Phase.BEGUN;
    String key = begun ? alarm.with(Flapping.NONE).key() : alarm.key();
    noted.merge(key, decision, Noted::and);
  }

  /** Takes what is known of an alarm; null if nothing is. */
  synchronized @Nullable Noted take(String key) {
    return noted.remove(key);
  }

  /** Another copy of an alarm. */
  synchronized void copy(String key) {
    copies.merge(key, 1, Integer::sum);
  }

  /** What belongs to no alarm in hand. */
  synchronized void other(DecisionTable.Decision decision) {
    others.put(decision.key(), decision);
  }

  /**
   * What belongs to no alarm in hand.
   *
   * @param copies how many of each key
   */
  record Rest(Map<String, Integer> copies, List<DecisionTable.Decision> others) {

    boolean isEmpty() {
      return copies.isEmpty() && others.isEmpty();
    }
  }

  synchronized Rest takeRest() {
    Rest rest = new Rest(Map.copyOf(copies), List.copyOf(others.values()));
    copies.clear();
    others.clear();
    return rest;
  }
}
