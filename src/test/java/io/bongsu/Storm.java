package io.bongsu;

import io.bongsu.support.SampleAlarms;
import io.bongsu.support.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * 2,800 changes of state in ten minutes: something that 300 servers share fails. In the first
 * minutes ever more servers report ever more metrics, critical ones among them; then some recover,
 * and some of those fail again. The same storm for the same {@code storm.seed}.
 */
final class Storm {

  static final int CHANGES = 2800;
  static final Duration LENGTH = Duration.ofMinutes(10);

  /** One change of state as the queue delivers it. */
  record Change(Instant at, String server, String severity, String text) {}

  private record Metric(String name, String unit, double value, double limit, String severity) {}

  private static final List<Metric> METRICS =
      List.of(
          new Metric("CPUUtilization", "Percent", 97, 80, "critical"),
          new Metric("TargetResponseTime", "Seconds", 4.2, 1, "warning"),
          new Metric("HTTPCode_Target_5XX_Count", "Count", 132, 100, "critical"),
          new Metric("mem_used_percent", "Percent", 93, 90, "warning"),
          new Metric("disk_used_percent", "Percent", 91, 85, "warning"),
          new Metric("DatabaseConnections", "Count", 950, 900, "warning"));

  private final Random random = new Random(Long.getLong("storm.seed", 2800));
  private final List<String> servers = new ArrayList<>();
  private final List<Change> changes;

  Storm() {
    List<String> types = List.of("api", "web", "db", "ai");
    List<Integer> counts = List.of(120, 90, 50, 40);
    for (int type = 0; type < types.size(); type++) {
      for (int i = 1; i <= counts.get(type); i++) {
        servers.add("%s-%03d".formatted(types.get(type), i));
      }
    }
    this.changes = made();
  }

  List<String> servers() {
    return List.copyOf(servers);
  }

  /** In the order of time. */
  List<Change> changes() {
    return changes;
  }

  private List<Change> made() {
    List<Change> changes = new ArrayList<>();
    while (changes.size() < CHANGES) {
      String server = servers.get(random.nextInt(servers.size()));
      story(server, METRICS.get(random.nextInt(METRICS.size())), changes);
    }
    return changes.stream().limit(CHANGES).sorted(Comparator.comparing(Change::at)).toList();
  }

  /** Into alarm, and in half of the cases out of it, and in half of those into it again. */
  private void story(String server, Metric metric, List<Change> changes) {
    long room = LENGTH.toMillis();
    double at = Math.pow(random.nextDouble(), 1.5) * room;
    String state = "ALARM";
    while (at < room) {
      Instant time = Simulation.START.plusMillis((long) at);
      changes.add(new Change(time, server, metric.severity(), text(server, metric, state, time)));
      if (random.nextBoolean()) {
        return;
      }
      state = state.equals("ALARM") ? "OK" : "ALARM";
      at += 20_000 + random.nextInt(180_000);
    }
  }

  private static String text(String server, Metric metric, String state, Instant time) {
    return SampleAlarms.metric(
        server,
        metric.name(),
        metric.unit(),
        metric.value(),
        metric.limit(),
        metric.severity(),
        state,
        time);
  }
}
