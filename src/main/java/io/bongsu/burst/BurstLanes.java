package io.bongsu.burst;

import io.bongsu.alarm.Alarm;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;

/** What the lanes of the burst stage are made from; named by the route template. */
public final class BurstLanes {

  private final BurstProperties properties;
  private final InstantSource clock;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  /**
   * What of a lane outlives its route.
   *
   * @param groups its open bursts
   * @param windows team and server type to how long its bursts stay open
   * @param urgent teams and server types with a critical alarm since it was quiet
   */
  record Open(OpenGroups groups, Map<String, BurstWindow> windows, Set<String> urgent) {

    static Open nothing() {
      return new Open(new OpenGroups(), new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
    }
  }

  BurstLanes(BurstProperties properties, InstantSource clock) {
    this.properties = properties;
    this.clock = clock;
  }

  LaneSettings settings(String lane) {
    return properties.lane(lane);
  }

  /** As many alarms as a burst of the lane has at the most. */
  public int maxSize(String lane) {
    return settings(lane).maxSize();
  }

  Open open(String lane) {
    return open.computeIfAbsent(lane, name -> Open.nothing());
  }

  /** Whether a group has no open burst and sent none within its window. */
  public boolean isQuiet(String lane, String group) {
    BurstWindow window = open(lane).windows().get(group);
    return window == null || window.isQuiet(clock.instant());
  }

  /** The bursts that are open now, the next due first. */
  public List<OpenBurst> openBursts() {
    List<OpenBurst> bursts = new ArrayList<>();
    open.forEach(
        (lane, each) ->
            each.windows()
                .forEach(
                    (group, window) -> {
                      Instant due = window.due();
                      Exchange burst = each.groups().get(null, group);
                      if (due != null && burst != null) {
                        int size = burst.getMessage().getBody(Gathered.class).size();
                        bursts.add(new OpenBurst(lane, group, size, due));
                      }
                    }));
    bursts.sort(Comparator.comparing(OpenBurst::due));
    return bursts;
  }

  /** The alarms that wait in open bursts. */
  public List<Alarm> alarms() {
    List<Alarm> alarms = new ArrayList<>();
    for (Open lane : open.values()) {
      for (String group : lane.groups().getKeys()) {
        Exchange burst = lane.groups().get(null, group);
        if (burst != null && burst.getMessage().getBody() instanceof Burst gathered) {
          alarms.addAll(gathered.alarms());
        }
      }
    }
    return alarms;
  }

  InstantSource clock() {
    return clock;
  }
}
