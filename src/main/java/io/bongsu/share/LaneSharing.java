package io.bongsu.share;

import org.apache.camel.Exchange;

/** Open bursts of one lane that replicas share; named by the route template of the burst stage. */
public final class LaneSharing {

  private final String lane;
  private final BurstSharing sharing;

  /**
   * @param lane key below {@code bongsu.burst}
   */
  public LaneSharing(String lane, BurstSharing sharing) {
    this.lane = lane;
    this.sharing = sharing;
  }

  /** Hands an alarm over to the replica that collects its group; false if that is this one. */
  public boolean handOver(Exchange arrived) {
    return sharing.handOver(lane, arrived);
  }

  /** Adds to a burst that has just closed what other replicas have handed over for it. */
  public void collect(Exchange burst) {
    sharing.collect(lane, burst);
  }
}
