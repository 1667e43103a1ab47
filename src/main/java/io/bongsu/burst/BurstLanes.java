package io.bongsu.burst;

import java.time.Clock;

/** What the lanes of the burst stage are made from; named by the route template. */
public final class BurstLanes {

  private final BurstProperties properties;
  private final Clock clock;

  BurstLanes(BurstProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  LaneSettings settings(String lane) {
    return properties.lane(lane);
  }

  Clock clock() {
    return clock;
  }
}
