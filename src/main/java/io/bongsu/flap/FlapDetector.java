package io.bongsu.flap;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.Flapping;
import io.bongsu.alarm.Flapping.Phase;
import io.bongsu.alarm.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Counts the changes of each alarm by CloudWatch's own times and says which of them are too many.
 * It remembers in memory only: after a restart an alarm has to change too often once more. Alarms
 * that are not sent are not watched. Thread-safe.
 */
public final class FlapDetector {

  /** Alarms that are watched, at the most; the one that was silent for longest is forgotten. */
  private static final int MAX_SOURCES = 10_000;

  /** Changes of one alarm that are known, at the most; older ones say nothing new. */
  private static final int MAX_TIMES = 100;

  /** Of one alarm: its changes within the time that counts, and how many since it began to flap. */
  private static final class Changes {

    private final NavigableSet<Instant> times = new TreeSet<>();
    private int flapped;
    private Instant seen = Instant.EPOCH;
  }

  private final FlappingProperties settings;
  private final InstantSource clock;
  private final Map<String, Changes> bySource = new LinkedHashMap<>(16, 0.75f, true);
  private Instant swept = Instant.EPOCH;

  public FlapDetector(FlappingProperties settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The same alarm, with where it stands among the changes of its source. */
  public synchronized Alarm watch(Alarm alarm) {
    if (settings.changes() == 0 || alarm.severity() == Severity.INFO || alarm.quiet()) {
      return alarm;
    }
    sweep();
    Changes changes = changes(alarm.source());
    changes.seen = clock.instant();
    boolean isNew = changes.times.add(alarm.stateChangeTime());
    changes.times.headSet(changes.times.last().minus(settings.within())).clear();
    if (changes.times.size() > Math.max(MAX_TIMES, settings.changes())) {
      changes.times.pollFirst();
    }
    if (changes.flapped > 0) {
      changes.flapped += isNew ? 1 : 0;
      return alarm.with(new Flapping(Phase.LASTING, changes.flapped));
    }
    if (changes.times.size() < settings.changes()) {
      return alarm;
    }
    changes.flapped = changes.times.size();
    return alarm.with(new Flapping(Phase.BEGUN, changes.flapped));
  }

  private Changes changes(String source) {
    Changes known = bySource.get(source);
    if (known != null) {
      return known;
    }
    if (bySource.size() >= MAX_SOURCES) {
      bySource.remove(bySource.keySet().iterator().next());
    }
    Changes first = new Changes();
    bySource.put(source, first);
    return first;
  }

  /**
   * The last change of an alarm that is calm again; its next change is the first of a new count.
   */
  synchronized Alarm calmed(Alarm last) {
    Changes changes = bySource.remove(last.source());
    int flapped = changes == null ? last.flapping().changes() : changes.flapped;
    return last.with(new Flapping(Phase.OVER, flapped));
  }

  synchronized void forget() {
    bySource.clear();
    swept = Instant.EPOCH;
  }

  /** Forgets what has been quiet for long, now and then. */
  private void sweep() {
    Instant now = clock.instant();
    Duration memory = settings.within().plus(settings.calm()).multipliedBy(2);
    if (now.isAfter(swept.plus(settings.within()))) {
      swept = now;
      bySource.values().removeIf(changes -> changes.seen.isBefore(now.minus(memory)));
    }
  }
}
