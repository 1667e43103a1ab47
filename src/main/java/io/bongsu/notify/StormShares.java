package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.burst.BurstLanes;
import io.bongsu.burst.BurstReducer;
import io.bongsu.burst.StormWatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The step that, while a storm lasts, lets a text take along what else waits for its people in
 * other bursts: earlier than it would have come, and not once more when its own burst closes.
 * Thread-safe.
 */
public final class StormShares {

  private final StormWatch storm;
  private final BurstLanes lanes;
  private final BurstReducer reducer;
  private final NotificationPlanner planner;
  private final NotifyRule rule;

  StormShares(
      StormWatch storm,
      BurstLanes lanes,
      BurstReducer reducer,
      NotificationPlanner planner,
      MeterRegistry registry) {
    this.storm = storm;
    this.lanes = lanes;
    this.reducer = reducer;
    this.planner = planner;
    this.rule = new NotifyRule("storm", registry);
  }

  /** The plan with what waits for the same people. */
  public NotificationPlan apply(NotificationPlan plan) {
    return storm.isOn() ? rule.apply(plan, () -> together(plan)) : plan;
  }

  private NotificationPlan together(NotificationPlan plan) {
    Burst burst = plan.burst();
    Set<String> here = new HashSet<>();
    burst.alarms().forEach(alarm -> here.add(alarm.key()));
    List<Alarm> waiting = lanes.alarms().stream().filter(alarm -> here.add(alarm.key())).toList();
    Burst rest =
        waiting.isEmpty() ? null : reducer.reduce(new Burst(burst.lane(), waiting)).remaining();
    if (rest == null) {
      return plan;
    }
    Set<Recipient> people = new HashSet<>();
    plan.shares().forEach(share -> people.add(share.person()));
    List<Alarm> all = new ArrayList<>(burst.alarms());
    all.addAll(rest.alarms());
    List<Share> shares =
        planner.who(new Burst(burst.lane(), all)).shares().stream()
            .filter(share -> people.contains(share.person()))
            .toList();
    return new NotificationPlan(new Burst(burst.lane(), all), shares, plan.withheld());
  }
}
