package io.bongsu.burst;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the lanes of the burst stage are made from; named by the route template. */
public final class BurstLanes {

  private final BurstProperties properties;
  private final Clock clock;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  /**
   * What of a lane outlives its route.
   *
   * @param groups its open bursts
   * @param windows team and server type to how long its bursts stay open
   */
  record Open(OpenGroups groups, Map<String, BurstWindow> windows) {

    static Open nothing() {
      return new Open(new OpenGroups(), new ConcurrentHashMap<>());
    }
  }

  BurstLanes(BurstProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  LaneSettings settings(String lane) {
    return properties.lane(lane);
  }

  Open open(String lane) {
    return open.computeIfAbsent(lane, name -> Open.nothing());
  }

  Clock clock() {
    return clock;
  }
}
